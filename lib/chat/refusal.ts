import { type ErrorCode, errorMessage, type Failure } from "@/lib/contract/errors";

/** A rule said no. Doors turn it into an answer; it never is a crash. */
export class Refusal extends Error {
  readonly name = "Refusal";
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Throws a Refusal; the message defaults to the code's own sentence. */
export function refuse(code: ErrorCode, details: Partial<Omit<Failure, "code">> = {}): never {
  throw new Refusal({ code, message: errorMessage[code], ...details });
}

/** By shape: a Refusal from another bundle's copy of this module is one too. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === "Refusal" && "failure" in error;
}
