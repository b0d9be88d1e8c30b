import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { replaceWith } from "@/components/shell/navigate-to";
import { roomIdOf } from "@/lib/client/navigation";
import type { MessageDeeds } from "./message-deeds";
import { readMessageSeq } from "./message-link";

/**
 * Shows the message that the address names, in whatever way one came to it. After that the address
 * is the room's again, so that the same link works twice.
 */
export function useAddressedMessage(roomId: string, jump: MessageDeeds["jump"]): void {
  const seq = readMessageSeq(useSearchParams());
  useEffect(() => {
    if (seq === null) return;
    void jump(seq).then(() => {
      const { pathname } = window.location;
      if (roomIdOf(pathname) === roomId) replaceWith(pathname);
    });
  }, [roomId, seq, jump]);
}
