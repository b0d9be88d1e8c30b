import { attachmentLimits } from "@/lib/contract/attachments";
import { errorMessage } from "@/lib/contract/errors";
import type { AttachmentView } from "@/lib/contract/views";
import { noAnswer, readAnswer } from "./api";
import type { OutgoingFile } from "./outgoing-file";
import type { Answer } from "./types";

/** A connection that moves nothing for so long is dead, however large the file. */
const silenceMs = 30_000;

type Options = { onProgress(sent: number): void; signal: AbortSignal };

/** Uploads a file and tells how far it is, which `fetch` cannot. Nothing here throws. */
export function sendFile(
  { blob, name, alt }: OutgoingFile & { blob: Blob },
  { onProgress, signal }: Options,
): Promise<Answer<AttachmentView>> {
  return new Promise((resolve) => {
    const form = new FormData();
    form.set("alt", alt.slice(0, attachmentLimits.altLength));
    form.set("file", blob, name);
    const request = new XMLHttpRequest();
    let silence: ReturnType<typeof setTimeout>;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), silenceMs);
    };
    const end = (answer: Answer<AttachmentView>) => {
      clearTimeout(silence);
      resolve(answer);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      heard();
      if (total > 0) onProgress(loaded / total);
    };
    request.onload = () => end(answerOf(request));
    request.onerror = () => end(noAnswer());
    request.onabort = () => end(noAnswer());
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", "/api/v1/attachments");
    request.send(form);
    heard();
  });
}

function answerOf(request: XMLHttpRequest): Answer<AttachmentView> {
  try {
    return readAnswer({
      status: request.status,
      text: request.responseText,
      retryAfter: request.getResponseHeader("retry-after"),
    });
  } catch {
    const error = { code: "internal", message: errorMessage.internal } as const;
    return { ok: false, error, offline: false };
  }
}
