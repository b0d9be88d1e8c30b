import { randomBytes } from "node:crypto";
import { errorMessage, type Failure, type Result } from "@/lib/contract/errors";
import { log } from "@/lib/log";
import { isRefusal } from "./refusal";

/** What a door may tell of `error`. What nobody foresaw is logged under the id the message quotes. */
export function toFailure(error: unknown): Failure {
  if (isRefusal(error)) return error.failure;
  const id = randomBytes(4).toString("hex");
  log.error({ err: error, id }, "unexpected error");
  return { code: "internal", message: `${errorMessage.internal} (${id})` };
}

/** Runs one verb and answers as every door does; never throws. */
export async function toResult<T>(verb: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, data: await verb() };
  } catch (error) {
    return { ok: false, error: toFailure(error) };
  }
}
