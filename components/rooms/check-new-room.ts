import { errorMessage, type Result } from "@/lib/contract/errors";
import type { NewRoom } from "@/lib/contract/rooms";

/** The contract's check of the form, fetched when it is first needed: zod is 25 KB. */
export async function checkNewRoom(fields: Record<string, string>): Promise<Result<NewRoom>> {
  const [{ newRoomForm }, { flattenError }] = await Promise.all([
    import("@/lib/contract/rooms"),
    import("zod"),
  ]);
  const checked = newRoomForm.safeParse(fields);
  if (checked.success) return { ok: true, data: checked.data };
  const { fieldErrors } = flattenError(checked.error);
  return {
    ok: false,
    error: { code: "invalid", message: errorMessage.invalid, fields: fieldErrors },
  };
}
