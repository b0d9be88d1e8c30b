import type { Database } from "better-sqlite3";
import { searchWords } from "@/lib/contract/search-words";

/** Gives a connection the functions by which "Message" and its full-text index are kept in step. */
export function addSearchWords(database: Database): void {
  const options = { deterministic: true };
  database.function("search_words", options, (body, roomId) =>
    searchWords(String(body), String(roomId)),
  );
  // Whether a text would have all these words in the index; they are in a JSON array.
  database.function("search_has", options, (words, wanted) => {
    const has = new Set(String(words).split(" "));
    return (JSON.parse(String(wanted)) as string[]).every((word) => has.has(word)) ? 1 : 0;
  });
}
