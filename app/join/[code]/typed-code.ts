import { readShortCode, writeShortCode } from "@/lib/contract/short-codes";

/** The code in an address, a short one in its one proper form however it was typed. */
export function typedCode(segment: string): string {
  const text = decoded(segment);
  const short = readShortCode(text);
  return short ? writeShortCode(short) : text;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
