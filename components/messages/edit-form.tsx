"use client";

import { useId, useLayoutEffect, useRef, useState } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { useCompletion } from "@/components/completion/use-completion";
import { useFormActions } from "@/components/shell/form-actions";
import { Button } from "@/components/ui/button";
import { useActions } from "@/lib/client/hooks";
import type { Failure } from "@/lib/contract/errors";
import type { MessageView } from "@/lib/contract/views";
import { composerCount } from "./composer-count";
import { fitHeight } from "./fit-height";
import { sendsOnEnter } from "./input-kind";
import { linkSelection } from "./link-selection";

type Props = { message: MessageView; onDone: () => void };

/** A message's words, open for editing in their place: Enter saves, Escape leaves them as they were. */
export function EditForm({ message, onDone }: Props) {
  const { editMessage } = useActions();
  const { enterBreaks } = useFormActions();
  const [body, setBody] = useState(message.body);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const alert = useId();
  useFocusedEnd(field);
  const completion = useCompletion(field, message.roomId);

  const over = composerCount(body)?.over ?? 0;
  const save = async () => {
    if (busy) return;
    if (body === message.body) return onDone();
    const needsWords = message.attachments.length === 0;
    if (needsWords && body.trim() === "") return setFailure(said("Type a message, or delete it."));
    if (over > 0) return setFailure(said(`${over.toLocaleString("en")} over the limit.`));
    setBusy(true);
    const answer = await editMessage(message, body);
    setBusy(false);
    if (answer.ok) onDone();
    else setFailure(answer.error);
  };

  return (
    <form
      className="edit-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        // The keys of the message around it are not meant.
        event.stopPropagation();
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onDone();
      }}
    >
      <textarea
        {...completion.aria}
        ref={field}
        rows={1}
        value={body}
        aria-label="Edit message"
        aria-invalid={failure !== null || undefined}
        aria-describedby={failure ? alert : undefined}
        onChange={(event) => {
          fitHeight(event.currentTarget);
          setBody(event.currentTarget.value);
          completion.look();
        }}
        onSelect={completion.follow}
        onBlur={completion.close}
        onPaste={linkSelection}
        onKeyDown={(event) => {
          if (completion.handleKey(event) || !sendsOnEnter(event, enterBreaks)) return;
          event.preventDefault();
          void save();
        }}
      />
      {completion.list}
      <div id={alert}>
        <FormAlert failure={failure} />
      </div>
      <div className="edit-actions">
        <span className="hint soft">
          Escape cancels, {enterBreaks ? "Ctrl Enter" : "Enter"} saves
        </span>
        <Button kind="quiet" size="small" onClick={onDone}>
          Cancel
        </Button>
        <Button kind="primary" size="small" type="submit" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}

const said = (message: string): Failure => ({ code: "invalid", message });

/** Takes the focus to the end of the words, and gives it back to where it was. */
function useFocusedEnd(field: React.RefObject<HTMLTextAreaElement | null>): void {
  useLayoutEffect(() => {
    const textarea = field.current;
    if (!textarea) return;
    const before = document.activeElement as HTMLElement | null;
    const article = textarea.closest("article");
    textarea.focus();
    textarea.setSelectionRange(textarea.value.length, textarea.value.length);
    fitHeight(textarea);
    return () => {
      const isStill = before?.isConnected && before !== document.body;
      (isStill ? before : article)?.focus({ preventScroll: true });
    };
  }, [field]);
}
