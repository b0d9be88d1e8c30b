"use client";

import { useEffect, useRef, useState } from "react";
import { useActions } from "@/lib/client/hooks";
import type { MessageView } from "@/lib/contract/views";
import { DeleteMessage } from "./delete-message";
import { MessageActions } from "./message-actions";
import { MessageItem } from "./message-item";
import { MessageSheet } from "./message-sheet";
import { useLongPress } from "./use-long-press";

type Props = {
  message: MessageView;
  mine: boolean;
  more: boolean;
  joins: boolean;
  mayDelete: boolean;
};

/** One's own words can be taken back without a question for so long, in ms. */
const lastMinuteMs = 60_000;

/** A message and what may be done to it: by pointer, by keyboard, by a finger that rests on it. */
export function Message({ message, mine, more, joins, mayDelete }: Props) {
  const { deleteUndoably } = useActions();
  const [doing, setDoing] = useState<"sheet" | "question" | "deletion" | null>(null);
  const article = useRef<HTMLElement>(null);
  const press = useLongPress(() => setDoing("sheet"));
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

  const handlers = {
    ...press,
    onKeyDown(event: React.KeyboardEvent) {
      if (event.key !== "Delete" || event.ctrlKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      remove();
    },
  };

  return (
    <>
      <MessageItem
        ref={article}
        message={message}
        mine={mine}
        more={more}
        joins={joins}
        actions={mayDelete && <MessageActions onDelete={remove} />}
        handlers={mayDelete ? handlers : undefined}
      />
      {mayDelete && doing === "sheet" && (
        <MessageSheet message={message} mine={mine} onDelete={remove} onClose={close} />
      )}
      {mayDelete && doing === "question" && (
        <DeleteMessage message={message} mine={mine} onClose={close} />
      )}
    </>
  );
}
