"use client";

import { ArrowUp } from "lucide-react";
import {
  type Ref,
  useActionState,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { insertText } from "@/components/completion/insert-text";
import { useCompletion } from "@/components/completion/use-completion";
import { EmojiButton } from "@/components/emoji/emoji-button";
import { AttachButton } from "@/components/files/attach-button";
import { DropTarget } from "@/components/files/drop-target";
import { RecordButton } from "@/components/files/record-button";
import { Recording } from "@/components/files/recording";
import { Tray } from "@/components/files/tray";
import { useComposerFiles } from "@/components/files/use-composer-files";
import { useFormActions } from "@/components/shell/form-actions";
import { useActions, useDraft } from "@/lib/client/hooks";
import { noFormState } from "@/lib/contract/form-state";
import type { MessageView, RoomView } from "@/lib/contract/views";
import { composerCount } from "./composer-count";
import { fitHeight } from "./fit-height";
import { sendsOnEnter, usesTouch } from "./input-kind";
import { linkSelection } from "./link-selection";
import { NotifyEverybody, notified, unasked } from "./notify-everybody";
import { quoteOf } from "./quote-of";
import { ReplyStrip } from "./reply-strip";
import { TypingLine } from "./typing-line";
import { useTypingStartsHere } from "./use-typing-starts-here";

type Props = {
  roomId: string;
  roomName: string;
  /** Who is in it, and what I may do there. */
  room?: Pick<RoomView, "role" | "memberCount">;
  onSend: () => void;
  /** The message being answered. */
  replyTo: MessageView | null;
  onEndReply: () => void;
  /** Opens my last message for editing; false where there is none. */
  onEditLast: () => boolean;
  ref?: Ref<ComposerHandle>;
};

export type ComposerHandle = {
  /** Puts a text that was not sent before what is being written. */
  takeBack: (text: string) => void;
  focus: () => void;
};

/**
 * Where one writes. Its nodes stay while rooms change under it, so the text field is not React's
 * to fill: what is typed before scripts run counts as typed, and each room's draft is put in by hand.
 */
export function Composer(props: Props) {
  const { roomId, roomName, room, onSend, replyTo, onEndReply, onEditLast, ref } = props;
  const { actions, formId, enterBreaks } = useFormActions();
  const { send, tellTyping } = useActions();
  const [draft, setDraft] = useDraft(roomId);
  const [plain, postPlain] = useActionState(actions.post, noFormState);
  const field = useRef<HTMLTextAreaElement>(null);
  const status = useId();
  useFilledField(field, roomId, draft, setDraft);
  useTypingStartsHere(field);
  const completion = useCompletion(field, roomId);
  const [asking, setAsking] = useState(false);
  const files = useComposerFiles(roomId);

  useImperativeHandle(
    ref,
    () => ({
      takeBack(text) {
        const written = field.current?.value ?? "";
        setDraft(written.trim() ? `${text}\n${written}` : text);
        field.current?.focus();
      },
      focus: () => field.current?.focus(),
    }),
    [setDraft],
  );

  const count = composerCount(draft);
  const over = count !== null && count.over > 0;
  const problem = over
    ? `${count.over.toLocaleString("en")} over the limit. Shorten it to send.`
    : (files.problem ?? plain.failure?.message);

  const submit = (isSure = false) => {
    const body = field.current?.value ?? "";
    field.current?.focus();
    const isNothing = body.trim() === "" && files.tray.length === 0;
    if (isNothing || (composerCount(body)?.over ?? 0) > 0) return;
    if (!isSure && room && notified(room, body) > unasked) return setAsking(true);
    completion.close();
    send(roomId, body, { replyTo: replyTo && quoteOf(replyTo), withFiles: true });
    files.clear();
    setDraft("");
    onEndReply();
    onSend();
  };

  const endReply = () => {
    onEndReply();
    field.current?.focus();
  };

  /** The arrow up edits what was said last, Escape gives the answer up. */
  const handleKey = (event: React.KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, nativeEvent } = event;
    if (ctrlKey || metaKey || altKey || shiftKey || nativeEvent.isComposing) return false;
    if (key === "Escape" && replyTo) {
      onEndReply();
      return true;
    }
    return key === "ArrowUp" && event.currentTarget.value === "" && onEditLast();
  };

  return (
    <form
      className="compose-form"
      action={postPlain}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <input type="hidden" name="roomId" value={roomId} />
      <input type="hidden" name="clientId" value={formId} />
      {replyTo && <ReplyStrip message={replyTo} onCancel={endReply} />}
      <Tray roomId={roomId} files={files.tray} />
      <Recording recorder={files.recorder} />
      <DropTarget roomName={roomName} onDrop={files.attach} />
      <div className="box">
        <AttachButton onChoose={files.attach} />
        <textarea
          {...completion.aria}
          ref={field}
          name="body"
          rows={1}
          defaultValue={plain.values.body ?? ""}
          aria-label={`Message ${roomName}`}
          aria-describedby={status}
          aria-invalid={over || undefined}
          placeholder={`Message ${roomName}`}
          autoComplete="off"
          enterKeyHint="enter"
          onInput={(event) => {
            fitHeight(event.currentTarget);
            setDraft(event.currentTarget.value);
            completion.look();
            if (event.currentTarget.value.trim()) tellTyping(roomId);
          }}
          onSelect={completion.follow}
          onBlur={completion.close}
          onPaste={(event) => {
            if (!files.paste(event)) linkSelection(event);
          }}
          onKeyDown={(event) => {
            if (completion.handleKey(event)) return;
            if (handleKey(event)) return event.preventDefault();
            if (!sendsOnEnter(event, enterBreaks)) return;
            event.preventDefault();
            submit();
          }}
        />
        <RecordButton recorder={files.recorder} />
        <EmojiButton
          label="Emoji"
          onChoose={(emoji) => field.current && insertText(field.current, emoji)}
        />
        {/* Pressing the button must not take the focus: on phones that would close the keyboard. */}
        <button
          type="submit"
          className={draft.trim() || files.tray.length > 0 ? "send ready" : "send"}
          aria-label="Send"
          onPointerDown={(event) => event.preventDefault()}
        >
          <ArrowUp />
        </button>
      </div>
      <div className="status">
        {!problem && <TypingLine roomId={roomId} />}
        <span id={status} role={problem ? "alert" : undefined} className="bad clip">
          {problem}
        </span>
        {count && !over ? (
          <span className="num">{count.left.toLocaleString("en")} left</span>
        ) : (
          !problem && (
            <span className="hint faint">
              {enterBreaks ? "Ctrl Enter sends" : "Shift Enter for a new line"}
            </span>
          )
        )}
      </div>
      {completion.list}
      {asking && room && (
        <NotifyEverybody
          count={notified(room, draft)}
          onSend={() => submit(true)}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  );
}

function useFilledField(
  field: React.RefObject<HTMLTextAreaElement | null>,
  roomId: string,
  draft: string,
  setDraft: (text: string) => void,
) {
  const filledFor = useRef<string | null>(null);
  useLayoutEffect(() => {
    const textarea = field.current;
    if (!textarea) return;
    const typedBeforeScripts = filledFor.current === null ? textarea.value : "";
    filledFor.current = roomId;
    if (typedBeforeScripts && !draft) setDraft(typedBeforeScripts);
    else if (textarea.value !== draft) textarea.value = draft;
    fitHeight(textarea);
  }, [field, roomId, draft, setDraft]);
  useEffect(() => {
    const nothingFocused = document.activeElement === document.body || inList();
    if (roomId && !usesTouch() && nothingFocused) field.current?.focus({ preventScroll: true });
  }, [field, roomId]);
}

/** Choosing a room leaves the focus on its row; writing is what comes next. */
function inList(): boolean {
  return Boolean(document.activeElement?.closest(".rooms a"));
}
