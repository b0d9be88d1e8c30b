/** Types that look like another one at their beginning, under the name that browsers play. */
const sameAs: Record<string, string> = { "audio/x-m4a": "audio/mp4", "video/x-m4v": "video/mp4" };

/** What a file is by its own bytes; null where they do not say so, as those of texts do not. */
export async function sniffType(path: string): Promise<string | null> {
  // Loaded with the first file; it is an ES module, which only `import` can load.
  const { fileTypeFromFile } = await import("file-type");
  const mime = (await fileTypeFromFile(path))?.mime.split(";", 1)[0];
  return mime ? (sameAs[mime] ?? mime) : null;
}
