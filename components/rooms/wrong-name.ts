import type { Failure } from "@/lib/contract/errors";

/** The refusal of a typed name that is not the room's. */
export function wrongName(roomName: string): Failure {
  const message = `Type “${roomName}” to delete it.`;
  return { code: "invalid", message, fields: { name: [message] } };
}
