/** What a picture may be when it is sent; what is stored of it is `pictureSizes`. */
export const pictureLimits = {
  bytes: 10_000_000,
  pixels: 40_000_000,
  /** For the picker of a file input. */
  types: ["image/jpeg", "image/png", "image/gif", "image/webp"],
} as const;

/** Pixels of a side: for lists at up to three times the density, and for the profile. */
export const pictureSizes = { small: 80, large: 288 } as const;

export type PictureSize = keyof typeof pictureSizes;

/** One sentence for too many bytes, or null. Browser and server say the same. */
export function tooManyBytes(bytes: number): string | null {
  if (bytes <= pictureLimits.bytes) return null;
  const most = pictureLimits.bytes / 1_000_000;
  // Rounded up: what is over the limit by a byte must not seem to be as large as it.
  const megabytes = Math.ceil(bytes / 100_000) / 10;
  return `That picture has ${megabytes} MB. It can have ${most} MB at most.`;
}
