"use client";

import { useEffect, useRef, useState } from "react";
import { LazyEmojiPicker } from "@/components/emoji/lazy-emoji-picker";
import { copyText } from "@/components/rooms/copy-text";
import { useActions } from "@/lib/client/hooks";
import type { MessageView, Role } from "@/lib/contract/views";
import { DeleteMessage } from "./delete-message";
import { EditForm } from "./edit-form";
import { EditHistory } from "./edit-history";
import { firstName } from "./first-name";
import { MessageActions } from "./message-actions";
import { messageChoices } from "./message-choices";
import type { MessageDeeds } from "./message-deeds";
import { MessageItem } from "./message-item";
import { messagePath } from "./message-link";
import { MessageMenu } from "./message-menu";
import { messageRights } from "./message-rights";
import { MessageSheet } from "./message-sheet";
import { ReactionChips } from "./reaction-chips";
import { useMessageHandlers } from "./use-message-handlers";

type Props = {
  message: MessageView;
  mine: boolean;
  more: boolean;
  joins: boolean;
  /** Mine in this room; null where nothing may be done any more. */
  role: Role | null;
  editing: boolean;
  deeds: MessageDeeds;
};

type Doing = "sheet" | "question" | "deletion" | "history" | null;

/** One's own words can be taken back without a question for so long, in ms. */
const lastMinuteMs = 60_000;

/** A message and what may be done to it: by pointer, by keyboard, by a finger that rests on it. */
export function Message({ message, mine, more, joins, role, editing, deeds }: Props) {
  const { deleteUndoably, react, pin, markUnread, removePreviews } = useActions();
  const [doing, setDoing] = useState<Doing>(null);
  const [menuAt, setMenuAt] = useState<DOMRect | null>(null);
  const [emojiAt, setEmojiAt] = useState<DOMRect | null>(null);
  const article = useRef<HTMLElement>(null);
  const rights = messageRights(message, mine, role);
  const close = () => setDoing(null);

  // What had the focus goes with the actions; the message stays, and says that it is deleted.
  useEffect(() => {
    if (!message.deletedAt || doing === null) return;
    article.current?.focus({ preventScroll: true });
    setDoing(null);
  }, [message.deletedAt, doing]);

  const remove = () => {
    const isFresh = Date.now() - Date.parse(message.createdAt) < lastMinuteMs;
    if (!mine || !isFresh) return setDoing("question");
    setDoing("deletion");
    deleteUndoably(message);
  };
  const copy = async (text: string, done: string) => {
    const isCopied = await copyText(text);
    deeds.notify(isCopied ? done : "This browser does not let pages copy.", !isCopied);
  };
  const put = async (emoji: string, on: boolean) => {
    const answer = await react(message, emoji, on);
    if (!answer.ok) deeds.notify(answer.error.message, true);
  };
  const setPin = async () => {
    const answer = await pin(message, !message.pinnedAt);
    if (!answer.ok) deeds.notify(answer.error.message, true);
  };
  const setUnread = async () => {
    const answer = await markUnread(message.roomId, message.seq);
    if (answer.ok) deeds.notify("Unread from here on.");
    else deeds.notify(answer.error.message, true);
  };
  const removePreview = async () => {
    const answer = await removePreviews(message);
    if (!answer.ok) deeds.notify(answer.error.message, true);
  };
  const verbs = {
    reply: () => deeds.reply(message),
    edit: () => deeds.edit(message.id),
    readEdits: () => setDoing("history"),
    copyText: () => void copy(message.body, "Text copied."),
    copyLink: () => void copy(`${window.location.origin}${messagePath(message)}`, "Link copied."),
    pin: () => void setPin(),
    removePreview: () => void removePreview(),
    forward: () => deeds.forward(message),
    unread: () => void setUnread(),
    remove,
  };
  const { near, handlers } = useMessageHandlers({
    onMenu: setMenuAt,
    onSheet: () => setDoing("sheet"),
    onReply: rights?.reply ? verbs.reply : undefined,
    onDelete: rights?.remove ? remove : undefined,
  });

  const choices = rights ? messageChoices(message, rights, verbs) : [];
  const onReact = rights?.react ? (emoji: string) => void put(emoji, true) : undefined;
  const onMoreEmoji = rights?.react ? setEmojiAt : undefined;
  const title = mine ? "Your message" : `${firstName(message.author.name)}'s message`;
  const isOpen = rights !== null && !editing;
  return (
    <>
      <MessageItem
        ref={article}
        message={message}
        mine={mine}
        more={more}
        joins={joins}
        onJump={deeds.jump}
        editor={
          editing && rights?.edit ? (
            <EditForm message={message} onDone={() => deeds.edit(null)} />
          ) : null
        }
        reactions={
          <ReactionChips
            reactions={message.reactions}
            onReact={rights?.react ? (emoji, on) => void put(emoji, on) : undefined}
            onMoreEmoji={onMoreEmoji}
          />
        }
        actions={
          isOpen && (
            <MessageActions
              near={near}
              onReact={onReact}
              onMoreEmoji={onMoreEmoji}
              onReply={rights.reply ? verbs.reply : undefined}
              onMenu={setMenuAt}
            />
          )
        }
        handlers={isOpen ? handlers : undefined}
      />
      {isOpen && menuAt && (
        <MessageMenu
          label={title}
          at={menuAt}
          choices={choices}
          onReact={onReact}
          onMoreEmoji={onMoreEmoji}
          onClose={() => setMenuAt(null)}
        />
      )}
      {isOpen && doing === "sheet" && (
        <MessageSheet
          title={title}
          choices={choices}
          onReact={onReact}
          onMoreEmoji={onMoreEmoji}
          onClose={close}
        />
      )}
      {isOpen && emojiAt && onReact && (
        <LazyEmojiPicker at={emojiAt} onChoose={onReact} onClose={() => setEmojiAt(null)} />
      )}
      {rights?.remove && doing === "question" && (
        <DeleteMessage message={message} mine={mine} onClose={close} />
      )}
      {rights?.readEdits && doing === "history" && (
        <EditHistory message={message} onClose={close} />
      )}
    </>
  );
}
