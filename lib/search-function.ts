import type { Database } from "better-sqlite3";
import { searchWords } from "@/lib/contract/search-words";

/** Gives a connection the function by which the triggers of "Message" keep the full-text index. */
export function addSearchWords(database: Database): void {
  database.function("search_words", { deterministic: true }, (body, roomId) =>
    searchWords(String(body), String(roomId)),
  );
}
