import { errorMessage, type Result } from "@/lib/contract/errors";
import type { NewRoom, RoomChange } from "@/lib/contract/rooms";

// The contract's checks, fetched when a form is first sent: zod is 25 KB.

type Fields = Record<string, string>;

/** What the new-room form says, as the contract has it. */
export async function checkNewRoom(fields: Fields): Promise<Result<NewRoom>> {
  const { newRoomForm } = await import("@/lib/contract/rooms");
  return toResult(newRoomForm.safeParse(fields));
}

/** What a room's settings ask to change. */
export async function checkRoomChange(change: Partial<RoomChange>): Promise<Result<RoomChange>> {
  const { roomChange } = await import("@/lib/contract/rooms");
  return toResult(roomChange.safeParse(change));
}

type Checked<T> =
  | { success: true; data: T }
  | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } };

function toResult<T>(checked: Checked<T>): Result<T> {
  if (checked.success) return { ok: true, data: checked.data };
  const fields: Record<string, string[]> = {};
  for (const { path, message } of checked.error.issues) {
    const field = String(path[0] ?? "");
    fields[field] = [...(fields[field] ?? []), message];
  }
  return { ok: false, error: { code: "invalid", message: errorMessage.invalid, fields } };
}
