import { errorMessage, type Failure, type Result } from "@/lib/contract/errors";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";
import { chooseRequestId, requestId } from "@/lib/request-id";
import { isRefusal } from "./refusal";

/** What a door may tell of `error`. What nobody foresaw is logged under the id the message quotes. */
export function toFailure(error: unknown): Failure {
  const failure = isRefusal(error) ? error.failure : unforeseen(error);
  metrics().refused.inc({ code: failure.code });
  return failure;
}

function unforeseen(error: unknown): Failure {
  const id = requestId() ?? chooseRequestId(null);
  log.error({ err: error, request: id }, "unexpected error");
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
