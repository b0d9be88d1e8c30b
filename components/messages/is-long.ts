const mostLines = 16;
/** About what stands in one line where the column is as wide as it gets. */
const lineLength = 72;

/** Whether a message takes more than 16 lines. Counted in characters: the server has no layout. */
export function isLong(body: string): boolean {
  if (body.length < mostLines) return false;
  const lines = body.split("\n");
  const count = lines.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)),
    0,
  );
  return count > mostLines;
}
