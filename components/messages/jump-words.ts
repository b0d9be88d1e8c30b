import type { Answer } from "@/lib/client/types";

/** Why one did not get to a place in the room, and what to do. */
export function jumpFailed({ error, offline }: Extract<Answer<null>, { ok: false }>): string {
  if (offline) return "That part of the room did not load. Check the connection and try again.";
  if (error.code === "not_found") return "There is no such message here. Ask for its link again.";
  return error.message;
}
