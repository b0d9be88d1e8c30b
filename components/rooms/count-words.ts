/** "1 member", "1,204 messages". */
export function countWords(count: number, one: string): string {
  return `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;
}
