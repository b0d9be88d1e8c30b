import { pictureLimits, pictureSizes } from "@/lib/contract/pictures";
import { sharp } from "./load-sharp";
import type { Answer, Tasks } from "./task";

/**
 * The middle square of a picture, upright and with nothing else that was in the file: no place, no
 * camera, no profile. Of several frames the first.
 */
export async function drawSquare({ bytes }: Tasks["square"]["ask"]): Promise<Answer<"square">> {
  const { autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const { width, height } = autoOrient;
  if (width * height > pictureLimits.pixels) return { ok: false, why: "pixels", width, height };
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
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { channels } = info;
  const inSize = async (size: number) => {
    const square = sharp(data, { raw: { width: large, height: large, channels } });
    return new Uint8Array(await square.resize(size, size).webp({ quality: 82 }).toBuffer());
  };
  return { ok: true, small: await inSize(pictureSizes.small), large: await inSize(large) };
}
