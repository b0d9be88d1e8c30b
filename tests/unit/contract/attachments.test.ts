import {
  attachmentLimits,
  fileName,
  fileTooLarge,
  mediaKind,
  sizeWords,
} from "@/lib/contract/attachments";
import { messageExcerpt } from "@/lib/contract/message-excerpt";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1 KB"],
  [999_499, "999 KB"],
  [999_500, "1 MB"],
  [1_440_000, "1.4 MB"],
  [9_960_000, "10 MB"],
  [180_000_000, "180 MB"],
])("%i bytes are %s", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

test("a file over the limit is refused by its name, and never seems to be within it", () => {
  const { bytes } = attachmentLimits;
  expect(fileTooLarge("a.txt", bytes)).toBeNull();
  expect(fileTooLarge("a.txt", bytes + 1)).toBe("a.txt is over 100 MB; the limit is 100 MB.");
  expect(fileTooLarge("holiday.mov", 180_000_000)).toBe(
    "holiday.mov is 180 MB; the limit is 100 MB.",
  );
});

test.each([
  ["note.txt", "note.txt"],
  ["C:\\Users\\ada\\note.txt", "note.txt"],
  ["../../note.txt", "note.txt"],
  ["a\u202eb\u0000.txt", "ab.txt"],
  ["", "file"],
  ["   ", "file"],
  [`${"ä".repeat(200)}.html`, `${"ä".repeat(115)}.html`],
  ["half \ud83d", "half"],
])("%j is kept as %j", (given, kept) => {
  expect(fileName(given)).toBe(kept);
});

test.each([
  ["image/png", "image"],
  ["image/svg+xml", "file"],
  ["audio/webm", "audio"],
  ["video/quicktime", "video"],
  ["text/html", "file"],
  ["application/pdf", "file"],
] as const)("%s is shown as %s", (contentType, kind) => {
  expect(mediaKind({ contentType })).toBe(kind);
});

test("files stand for a message only where it has no words", () => {
  const brief = (body: string, files: number) =>
    messageExcerpt({ body, files, firstFile: files > 0 ? "a.png" : null });
  expect(brief("**Look**", 2)).toBe("Look");
  expect([brief("", 1), brief("", 2), brief("", 3)]).toEqual([
    "a.png",
    "a.png and 1 more file",
    "a.png and 2 more files",
  ]);
  expect(brief("", 0)).toBe("");
});
