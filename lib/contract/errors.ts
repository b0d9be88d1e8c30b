/** Every way a request may fail, and the HTTP status that says so. */
export const errorStatus = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  room_full: 409,
  invalid: 422,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** Field name to what is wrong with it, one sentence each. */
export type FieldErrors = Record<string, string[]>;

export type Failure = {
  code: ErrorCode;
  message: string;
  fields?: FieldErrors;
  /** With `rate_limited`: milliseconds until the next try may succeed. */
  retryAfterMs?: number;
  /** With `room_full`: whether the room can be queued for. */
  waitlist?: boolean;
};

/** What every door answers: socket acknowledgements and server actions use it as it is. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: Failure };

/** The sentence for a code where whoever refuses has no better one. */
export const errorMessage: Record<ErrorCode, string> = {
  unauthenticated: "You were signed out. Log in to go on.",
  forbidden: "You may not do that in this room.",
  not_found: "It no longer exists, or you are not a member.",
  conflict: "That already exists.",
  room_full: "This room is full.",
  invalid: "Some of this needs another look.",
  too_large: "That is too large.",
  rate_limited: "Too many attempts. Try again in a moment.",
  internal: "That did not work. Nothing was lost. Try again.",
};
