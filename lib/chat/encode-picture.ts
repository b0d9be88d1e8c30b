import type Sharp from "sharp";
import { pictureLimits, pictureSizes } from "@/lib/contract/pictures";
import { once } from "@/lib/once";
import { refuse } from "./refusal";

export type EncodedPicture = Record<keyof typeof pictureSizes, Uint8Array<ArrayBuffer>>;

const patienceSeconds = 10;
const atATime = 2;
const mostWaiting = 16;
/** As libvips names them; every other decoder is shut off. */
const decoders = ["Jpeg", "Png", "Nsgif", "Webp"].map((name) => `VipsForeignLoad${name}`);

/**
 * The middle square of a picture, upright, as WebP in both sizes and with nothing else that was in
 * the file: no place, no camera, no profile. Of several frames the first. Refuses with `invalid`
 * what is none of four kinds or damaged, with `too_large` what has too many pixels.
 */
export async function encodePicture(bytes: Uint8Array): Promise<EncodedPicture> {
  if (!isKnownKind(bytes)) refusePicture("Choose a JPEG, PNG, GIF or WebP picture.");
  return inTurn(async () => {
    const sharp = await loadSharp();
    const { width, height } = await readable(() => measure(sharp, bytes));
    if (width * height > pictureLimits.pixels) refuseTooManyPixels(width, height);
    return readable(() => encode(sharp, bytes, { width, height }));
  });
}

type Measures = { width: number; height: number };

/** By the first bytes, before a decoder sees any of it. */
function isKnownKind(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  return /^(?:\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF[\s\S]{4}WEBP)/.test(start);
}

/** As it will stand, after turning. */
async function measure(sharp: typeof Sharp, bytes: Uint8Array): Promise<Measures> {
  const { autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
  return autoOrient;
}

async function encode(
  sharp: typeof Sharp,
  bytes: Uint8Array,
  { width, height }: Measures,
): Promise<EncodedPicture> {
  const side = Math.min(width, height);
  const [left, top] = [(width - side) >> 1, (height - side) >> 1];
  const { large } = pictureSizes;
  const options = { limitInputPixels: pictureLimits.pixels, failOn: "error", pages: 1 } as const;
  const { data, info } = await sharp(bytes, options)
    .autoOrient()
    // Cut before it is scaled: a picture one pixel wide would become endlessly high.
    .extract({ left, top, width: side, height: side })
    .resize(large, large)
    .flatten({ background: "#ffffff" })
    .timeout({ seconds: patienceSeconds })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { channels } = info;
  const inSize = async (size: number) => {
    const square = sharp(data, { raw: { width: large, height: large, channels } });
    return new Uint8Array(await square.resize(size, size).webp({ quality: 82 }).toBuffer());
  };
  return { small: await inSize(pictureSizes.small), large: await inSize(large) };
}

/** Whatever a decoder stumbles over is the file's fault. */
async function readable<T>(decode: () => Promise<T>): Promise<T> {
  try {
    return await decode();
  } catch {
    refusePicture("That picture is damaged. Choose another one.");
  }
}

function refusePicture(message: string): never {
  refuse("invalid", { message, fields: { picture: [message] } });
}

function refuseTooManyPixels(width: number, height: number): never {
  const most = pictureLimits.pixels / 1_000_000;
  const message = `That picture has ${width} × ${height} pixels. It can have ${most} million at most.`;
  refuse("too_large", { message, fields: { picture: [message] } });
}

/** Loaded with the first picture: most processes never need it. */
async function loadSharp(): Promise<typeof Sharp> {
  const { default: sharp } = await import("sharp");
  once("sharp", () => {
    sharp.cache(false);
    sharp.concurrency(1);
    sharp.block({ operation: ["VipsForeignLoad"] });
    sharp.unblock({ operation: decoders });
  });
  return sharp;
}

type Turns = { running: number; waiting: (() => void)[] };

/** Decoding takes up to 160 MB a picture, so a few are done at a time and few may wait. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turns = once("pictures", (): Turns => ({ running: 0, waiting: [] }));
  if (turns.waiting.length >= mostWaiting) {
    const message = "Many pictures are being changed just now. Try again in a moment.";
    refuse("rate_limited", { message, retryAfterMs: 5_000 });
  }
  if (turns.running < atATime) turns.running++;
  else await new Promise<void>((resolve) => turns.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running--;
  }
}
