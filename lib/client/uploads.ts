import type { AttachmentView } from "@/lib/contract/views";
import { type Api, noAnswer } from "./api";
import type { OutgoingFile, UploadState } from "./outgoing-file";
import { sendFile } from "./send-file";
import { createStore } from "./store";
import type { Answer } from "./types";

/** More at once would only make each slower. */
const atOnce = 3;

type Run = { cut: AbortController; answer: Promise<Answer<AttachmentView>> };

export type Uploads = ReturnType<typeof createUploads>;

/**
 * The files of this tab on their way to the server, each sent once whoever asks for it: the tile in
 * the composer, and the message that took it over.
 */
export function createUploads({ api }: { api: Api }) {
  const states = createStore<Readonly<Record<string, UploadState>>>({});
  const runs = new Map<string, Run>();
  const waiting: (() => void)[] = [];
  let running = 0;

  function tell(id: string, change: Partial<UploadState>) {
    states.update((all) => (all[id] ? { ...all, [id]: { ...all[id], ...change } } : all));
  }

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  /** The page was loaded anew since the file was chosen, and the server has it no more. */
  function lose(id: string): Answer<AttachmentView> {
    const message = "The server no longer has this file. Choose it again.";
    tell(id, { failed: message, previewUrl: "" });
    return { ok: false, error: { code: "not_found", message }, offline: false };
  }

  async function send(
    file: OutgoingFile & { blob: Blob },
    cut: AbortController,
  ): Promise<Answer<AttachmentView>> {
    const { signal } = cut;
    const onProgress = (sent: number) => tell(file.id, { sent });
    const answer = await inTurn(async () =>
      signal.aborted ? noAnswer() : sendFile(file, { onProgress, signal }),
    );
    if (answer.ok && signal.aborted) void api.removeAttachment(answer.data.id);
    if (signal.aborted) return answer;
    // The next one who asks tries again.
    if (!answer.ok) runs.delete(file.id);
    tell(file.id, answer.ok ? { sent: 1 } : { failed: failure(answer) });
    return answer;
  }

  return {
    states,
    /** Knows a file from now on: what it looks like, and how far it is. */
    know(file: OutgoingFile) {
      if (states.get()[file.id]) return;
      const previewUrl = previewOf(file);
      const sent = file.attachment ? 1 : 0;
      states.update((all) => ({ ...all, [file.id]: { sent, failed: null, previewUrl } }));
    },
    /** Sends a file unless it is under way or there already. */
    run(file: OutgoingFile): Promise<Answer<AttachmentView>> {
      const known = runs.get(file.id);
      if (known) return known.answer;
      const { blob } = file;
      if (!blob) return Promise.resolve(lose(file.id));
      tell(file.id, { sent: 0, failed: null });
      const cut = new AbortController();
      const answer = send({ ...file, blob }, cut);
      runs.set(file.id, { cut, answer });
      return answer;
    },
    /** Nobody needs a file any more: it stops, and its picture is let go. */
    forget(id: string) {
      runs.get(id)?.cut.abort();
      runs.delete(id);
      const known = states.get()[id];
      if (!known) return;
      URL.revokeObjectURL(known.previewUrl);
      states.update(({ [id]: _gone, ...others }) => others);
    },
  };
}

function previewOf({ blob, attachment }: OutgoingFile): string {
  if (blob) return URL.createObjectURL(blob);
  return attachment?.thumbnailUrl ?? attachment?.url ?? "";
}

function failure(answer: Answer<unknown> & { ok: false }): string {
  return answer.offline ? "The connection broke off." : answer.error.message;
}
