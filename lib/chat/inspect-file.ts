import { attachmentLimits, mediaKind } from "@/lib/contract/attachments";
import { askImages } from "@/lib/images/images";
import type { Objection } from "@/lib/images/task";
import { sniffType } from "@/lib/storage/sniff-type";
import type { Spooled } from "@/lib/storage/spool";
import { refuse } from "./refusal";

/** What is stored of a file, and what is known of it. */
export type Inspected = {
  path: string;
  contentType: string;
  width: number | null;
  height: number | null;
  hasThumbnail: boolean;
};

/** They wait on disk, so many may. */
const mostWaiting = 200;
const unknown = "application/octet-stream";

/**
 * Finds out what a file is. A picture is drawn anew beside it, upright and without what else was in
 * it. Refuses with `invalid` a damaged picture, with `too_large` one of too many pixels or frames.
 */
export async function inspectFile(
  spooled: Spooled,
  name: string,
  declared: string,
): Promise<Inspected> {
  const contentType = typeOf(await sniffType(spooled.path), bareType(declared));
  const plain = { width: null, height: null, hasThumbnail: false };
  if (mediaKind({ contentType }) !== "image") return { path: spooled.path, contentType, ...plain };
  const [clean, thumbnail] = [spooled.beside("clean"), spooled.beside("thumbnail")];
  const ask = { kind: "attachment", path: spooled.path, clean, thumbnail } as const;
  const answer = await askImages(ask, mostWaiting);
  if (!answer) {
    const message = "Many pictures are being sent just now. Try again in a moment.";
    refuse("rate_limited", { message, retryAfterMs: 5_000 });
  }
  if (!answer.ok) refusePicture(name, answer);
  const { width, height } = answer;
  return { path: clean, contentType, width, height, hasThumbnail: true };
}

/**
 * The bytes decide. Of sound in a container that films have, too, only the sender knows that there
 * is nothing to see; of bytes that say nothing, what it is, but not that it may be shown in place.
 */
function typeOf(sniffed: string | null, declared: string): string {
  if (sniffed?.startsWith("video/") && declared === sniffed.replace("video/", "audio/")) {
    return declared;
  }
  if (sniffed) return sniffed;
  const isType = /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(declared);
  return isType && mediaKind({ contentType: declared }) === "file" ? declared : unknown;
}

/** Without what may follow it: "audio/webm" of "audio/webm;codecs=opus". */
function bareType(declared: string): string {
  return declared.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function refusePicture(name: string, objection: Objection): never {
  const { pixels, frames } = attachmentLimits;
  const tell = (code: "invalid" | "too_large", message: string) =>
    refuse(code, { message, fields: { file: [message] } });
  switch (objection.why) {
    case "pixels":
      return tell(
        "too_large",
        `${name} has ${objection.width} × ${objection.height} pixels; the limit is ${pixels / 1_000_000} million.`,
      );
    case "frames":
      return tell("too_large", `${name} has ${objection.frames} frames; the limit is ${frames}.`);
    default:
      return tell("invalid", `${name} is damaged. Choose another file.`);
  }
}
