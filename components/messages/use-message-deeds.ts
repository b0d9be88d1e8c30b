import { type RefObject, useEffect, useMemo, useState } from "react";
import { useActions } from "@/lib/client/hooks";
import type { MessageView } from "@/lib/contract/views";
import type { ComposerHandle } from "./composer";
import { jumpFailed } from "./jump-words";
import type { MessageDeeds } from "./message-deeds";

export type MessageNotice = { words: string; failed: boolean };

/** Where there is no composer, the address has to be verified first. */
const verifyFirst = { words: "Verify your e-mail to answer.", failed: true };

/** How long a line about what went well stays, in ms. */
const noticeMs = 5_000;

/** What is being done to messages of the open room, and the ways to begin it. */
export function useMessageDeeds(
  roomId: string,
  messages: readonly MessageView[],
  composer: RefObject<ComposerHandle | null>,
) {
  const { showMessage } = useActions();
  const [replying, setReplying] = useState<MessageView | null>(null);
  const [editingId, setEditingId] = useState<string | null>(null);
  const [forwarding, setForwarding] = useState<MessageView | null>(null);
  const [notice, setNotice] = useState<(MessageNotice & { roomId: string }) | null>(null);

  const deeds = useMemo<MessageDeeds>(
    () => ({
      reply(message) {
        if (!composer.current) return setNotice({ ...verifyFirst, roomId });
        setReplying(message);
        composer.current.focus();
      },
      edit: setEditingId,
      forward: setForwarding,
      async jump(seq) {
        const answer = await showMessage(roomId, seq);
        if (answer.ok) setNotice((last) => (last?.failed ? null : last));
        else setNotice({ words: jumpFailed(answer), failed: true, roomId });
        return answer.ok;
      },
      notify: (words, failed = false) => setNotice({ words, failed, roomId }),
    }),
    [roomId, composer, showMessage],
  );

  useEffect(() => {
    if (!notice || notice.failed) return;
    const timer = setTimeout(() => setNotice(null), noticeMs);
    return () => clearTimeout(timer);
  }, [notice]);

  // As it is now: others may edit or delete what is being answered.
  const known = replying && (messages.find(({ id }) => id === replying.id) ?? replying);
  return {
    deeds,
    replyTo: known?.roomId === roomId && !known.deletedAt ? known : null,
    endReply: () => setReplying(null),
    editingId,
    forwarding,
    endForward: () => setForwarding(null),
    notice: notice?.roomId === roomId ? notice : null,
    endNotice: () => setNotice(null),
  };
}
