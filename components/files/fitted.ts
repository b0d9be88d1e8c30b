import { pictureBox } from "@/lib/contract/attachments";

/** A side may be hardly there at all; it has to be hit by a finger all the same. */
const least = 44;

/** How large a picture is shown between messages: in its box, never larger than it is. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, pictureBox.width / width, pictureBox.height / height);
  const side = (length: number) => Math.max(least, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}
