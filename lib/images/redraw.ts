import type { Metadata, Sharp } from "sharp";
import { attachmentLimits, pictureBox } from "@/lib/contract/attachments";
import { sharp } from "./load-sharp";
import type { Answer, Objection, Tasks } from "./task";

/**
 * Writes a picture anew in its own format, upright, and a small still one: what else was in the file
 * (place, camera, profile, whatever followed the picture) stays behind.
 */
export async function redraw(files: Tasks["attachment"]["ask"]): Promise<Answer<"attachment">> {
  const facts = await sharp(files.path, { limitInputPixels: false }).metadata();
  const { width, height } = facts.autoOrient;
  const objection = objectionTo(width, height, facts.pages ?? 1);
  if (objection) return { ok: false, ...objection };
  const animated = (facts.pages ?? 1) > 1;
  const options = { limitInputPixels: attachmentLimits.allPixels, failOn: "error" } as const;
  const upright = sharp(files.path, { ...options, animated }).autoOrient();
  await inFormat(upright, facts).toFile(files.clean);
  const twice = { width: 2 * pictureBox.width, height: 2 * pictureBox.height };
  await sharp(files.path, { ...options, pages: 1 })
    .autoOrient()
    .resize({ ...twice, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 80 })
    .toFile(files.thumbnail);
  return { ok: true, width, height };
}

function objectionTo(width: number, height: number, frames: number): Objection | null {
  const { pixels, allPixels, frames: mostFrames } = attachmentLimits;
  if (frames > mostFrames) return { why: "frames", frames };
  const tooMany = width * height > pixels || width * height * frames > allPixels;
  return tooMany ? { why: "pixels", width, height } : null;
}

function inFormat(image: Sharp, { format, isPalette }: Metadata): Sharp {
  switch (format) {
    case "jpeg":
      return image.jpeg({ quality: 88 });
    case "png":
      return image.png({ palette: isPalette });
    case "gif":
      return image.gif();
    default:
      return image.webp({ quality: 88 });
  }
}
