/** How large a picture is; null for what is none, or none that this browser shows. */
export async function measurePicture(
  { type }: Blob,
  url: string | undefined,
): Promise<{ width: number; height: number } | null> {
  if (!type.startsWith("image/") || !url) return null;
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  } catch {
    return null;
  }
}
