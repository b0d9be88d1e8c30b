import { pictureLimits, type pictureSizes } from "@/lib/contract/pictures";
import { askImages } from "@/lib/images/images";
import { refuse } from "./refusal";

export type EncodedPicture = Record<keyof typeof pictureSizes, Uint8Array<ArrayBuffer>>;

/** Each holds its bytes in memory meanwhile. */
const mostWaiting = 16;

/**
 * The middle square of a picture as WebP in both sizes, decoded in a process of its own. Refuses
 * with `invalid` what is none of four kinds or damaged, with `too_large` what has too many pixels.
 */
export async function encodePicture(bytes: Uint8Array): Promise<EncodedPicture> {
  if (!isKnownKind(bytes)) refusePicture("Choose a JPEG, PNG, GIF or WebP picture.");
  const answer = await askImages({ kind: "square", bytes }, mostWaiting);
  if (!answer) {
    const message = "Many pictures are being changed just now. Try again in a moment.";
    refuse("rate_limited", { message, retryAfterMs: 5_000 });
  }
  if (answer.ok) return { small: answer.small, large: answer.large };
  if (answer.why === "pixels") refuseTooManyPixels(answer.width, answer.height);
  refusePicture("That picture is damaged. Choose another one.");
}

/** By the first bytes, before a decoder sees any of it. */
function isKnownKind(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  return /^(?:\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF[\s\S]{4}WEBP)/.test(start);
}

function refusePicture(message: string): never {
  refuse("invalid", { message, fields: { picture: [message] } });
}

function refuseTooManyPixels(width: number, height: number): never {
  const most = pictureLimits.pixels / 1_000_000;
  const message = `That picture has ${width} × ${height} pixels. It can have ${most} million at most.`;
  refuse("too_large", { message, fields: { picture: [message] } });
}
