import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { once } from "@/lib/once";

const current = () => once("requestId", () => new AsyncLocalStorage<string>());

/** What a proxy in front may say; anything else could forge lines of the log. */
const sane = /^[\w.:-]{8,64}$/;

/** The id of the request or frame that is being answered; undefined outside of one. */
export function requestId(): string | undefined {
  return current().getStore();
}

/** A proxy's own id where it is fit to be logged, else one of 48 random bits. */
export function chooseRequestId(given: string | null | undefined): string {
  // The end of a UUID: Node fetches randomness for many of them at once, and for bytes at each call.
  return given && sane.test(given) ? given : randomUUID().slice(-12);
}

/** Runs `answer`, and all that it awaits, under an id that every log line of it carries. */
export function withRequestId<T>(id: string, answer: () => T): T {
  return current().run(id, answer);
}
