import { isPostgres } from "@/lib/db";
import type { Dialect } from "./dialect";
import { postgresql } from "./postgresql";
import { sqlite } from "./sqlite";

/** The one of the configured database. */
export function dialect(): Dialect {
  return isPostgres() ? postgresql : sqlite;
}
