import type { StoredMessage } from "@/lib/client/outbox-rules";
import { inShownOrder, nextToSend, shown } from "@/lib/client/outbox-rules";
import { admitFiles, type OutgoingFile } from "@/lib/client/outgoing-file";
import { attachmentLimits } from "@/lib/contract/attachments";
import type { AttachmentView } from "@/lib/contract/views";

const attachment = { id: "a", name: "a.png", alt: "" } as AttachmentView;
const file = (attachment: AttachmentView | null, alt = "") =>
  ({ id: "f", attachment, alt }) as OutgoingFile;
const message = (clientId: string, order: number, files: OutgoingFile[] = []): StoredMessage => ({
  ...{ clientId, order, files, userId: "ada", roomId: "kitchen", body: "" },
  createdAt: "2026-11-28T10:00:00.000Z",
  failed: null,
});
const ids = (messages: StoredMessage[]) => messages.map(({ clientId }) => clientId);

test("what waits for its files holds nothing up, and stands last until it has them", () => {
  const queue = [message("picture", 1, [file(null), file(attachment)]), message("text", 2)];
  expect(ids(nextToSend(queue, new Set()))).toEqual(["text"]);
  expect(ids(inShownOrder(queue))).toEqual(["text", "picture"]);
  expect(shown(queue[0] as StoredMessage, null).state).toBe("uploading");
  const ready = message("picture", 3, [file(attachment)]);
  expect(ids(nextToSend([ready], new Set()))).toEqual(["picture"]);
  expect(shown(ready, null).state).toBe("pending");
  const untold = message("picture", 3, [file(attachment, "Four fields")]);
  expect(shown(untold, null).state).toBe("uploading");
});

test("too many files are not taken, nor those that are too large", () => {
  const chosen = Array.from({ length: 12 }, (_, index) => ({ name: `${index}.txt`, size: 1 }));
  const some = admitFiles(chosen, 3);
  expect([some.admitted.length, some.refusal]).toEqual([7, "A message has 10 files at most."]);
  const large = { name: "holiday.mov", size: attachmentLimits.bytes + 80_000_000 };
  const others = admitFiles([large, { name: "note.txt", size: 5 }], 0);
  expect(others.admitted.map(({ name }) => name)).toEqual(["note.txt"]);
  expect(others.refusal).toBe("holiday.mov is 180 MB; the limit is 100 MB.");
  expect(admitFiles(chosen.slice(0, 2), 0).refusal).toBeNull();
});
