/** Socket.IO alone, in memory: each message an event of its own, nothing kept. */
import { serveRival } from "./rival";

serveRival((tell) => {
  const lastSeq = new Map<string, number>();
  let stored = 0;
  return {
    async post(draft) {
      const seq = (lastSeq.get(draft.roomId) ?? 0) + 1;
      lastSeq.set(draft.roomId, seq);
      const message = { ...draft, id: `m${stored++}`, seq, createdAt: new Date().toISOString() };
      tell(draft.roomId, [message]);
      return message;
    },
    after: () => [],
  };
});
