import type { AttachmentView } from "@/lib/contract/views";
import type { Api } from "./api";
import type { StoredMessage } from "./outbox-rules";
import type { OutboxStorage } from "./outbox-storage";
import { areUploaded, type OutgoingFile } from "./outgoing-file";
import type { Answer } from "./types";
import type { Uploads } from "./uploads";

type Ports = {
  api: Api;
  uploads: Uploads;
  holder: string;
  storage(): Promise<OutboxStorage>;
  /** All files of a message are there, or why one is not. */
  onUploaded(clientId: string, files: OutgoingFile[]): void;
  onRefused(clientId: string, reason: string): void;
};

const leaseMs = 10_000;

/**
 * Sees to the files of messages in the outbox: one tab sends each message's, and another goes on
 * where that one was closed.
 */
export function createOutboxUploads({ api, uploads, holder, ...ports }: Ports) {
  const tended = new Set<string>();
  let queue: readonly StoredMessage[] = [];
  let timer: ReturnType<typeof setInterval> | undefined;

  const leaseOf = ({ clientId }: StoredMessage) => `files of ${clientId}`;

  async function takeLease(message: StoredMessage): Promise<boolean> {
    try {
      const storage = await ports.storage();
      return await storage.takeLease(leaseOf(message), holder, Date.now(), leaseMs);
    } catch {
      // Then two tabs may send the same file: what no message takes is swept.
      return true;
    }
  }

  async function tend(message: StoredMessage) {
    if (tended.has(message.clientId)) return;
    tended.add(message.clientId);
    try {
      if (!(await takeLease(message))) return;
      const renew = setInterval(() => void takeLease(message), leaseMs / 2);
      try {
        await uploadAll(message);
      } finally {
        clearInterval(renew);
      }
    } finally {
      tended.delete(message.clientId);
    }
  }

  async function uploadAll(message: StoredMessage) {
    const files = message.files ?? [];
    const answers = await Promise.all(files.map(upload));
    const refused = answers.find((answer) => !answer.ok && !answer.offline);
    if (refused && !refused.ok) {
      return ports.onRefused(message.clientId, refused.error.message);
    }
    const done = files.flatMap((file, index) => {
      const answer = answers[index];
      return answer?.ok ? { ...file, attachment: answer.data } : [];
    });
    // Where some got no answer, `look` tries again.
    if (done.length === files.length) ports.onUploaded(message.clientId, done);
  }

  async function upload(file: OutgoingFile): Promise<Answer<AttachmentView>> {
    uploads.know(file);
    const answer: Answer<AttachmentView> = file.attachment
      ? { ok: true, data: file.attachment }
      : await uploads.run(file);
    if (!answer.ok || answer.data.alt === file.alt) return answer;
    return api.describeAttachment(answer.data.id, file.alt);
  }

  return {
    /** The queue is this now: begins what is to be sent, lets go of what was. */
    look(next: readonly StoredMessage[], mayBegin: boolean) {
      const kept = new Set(next.flatMap(({ files = [] }) => files.map(({ id }) => id)));
      for (const { files = [] } of queue) {
        for (const { id } of files) if (!kept.has(id)) uploads.forget(id);
      }
      queue = next;
      for (const { files = [] } of queue) for (const file of files) uploads.know(file);
      if (!mayBegin) return;
      for (const message of queue) {
        if (message.failed === null && !areUploaded(message.files)) void tend(message);
      }
    },
    /** Looks every few seconds whether a tab that sent files is gone, or the connection back. */
    start(look: () => void) {
      timer ??= setInterval(() => {
        if (queue.some(({ files }) => !areUploaded(files))) look();
      }, leaseMs / 2);
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
