import { create } from "qrcode";
import sharp from "sharp";

/**
 * Whether a picture shows `text` as a QR code, dark on light, with four modules of margin: looks at
 * the middle of every module.
 */
export async function showsQrCode(picture: Buffer, text: string): Promise<boolean> {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const { data: pixels, info } = await sharp(picture)
    .flatten({ background: "#777" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const module = info.width / (size + 8);
  const middle = (at: number) => Math.floor((at + 4.5) * module);
  const isDark = (column: number, row: number) =>
    (pixels[middle(row) * info.width + middle(column)] ?? 0) < 128;
  const margin = [-1, size].every((at) => !isDark(at, 0) && !isDark(0, at));
  return margin && data.every((dark, at) => isDark(at % size, Math.floor(at / size)) === !!dark);
}
