/** Sizes and rates that browser and server agree on. */
export const limits = {
  emailLength: 254,
  personName: { min: 2, max: 60 },
  password: { min: 8, max: 200 },
  roomName: { min: 3, max: 60 },
  ownRoomName: { min: 1, max: 60 },
  topicLength: 120,
  hearthName: { min: 1, max: 60 },
  tokenName: { min: 1, max: 60 },
  passkeyName: { min: 1, max: 60 },
  passkeys: 20,
  /** Code points, counted after CRLF became LF. */
  bodyLength: 10_000,
  /** Links of one room that work at the same time. */
  invitations: 50,
  shortCodeMinutes: 60,
  memberLimit: { min: 2, max: 10_000, default: 12 },
  /** People in line for one room. */
  waitlist: 1_000,
  clientId: /^[A-Za-z0-9_-]{1,64}$/,
  page: { default: 50, max: 100 },
  changes: { default: 200, max: 500 },
  /** More missed changes than this and the answer is the newest page instead. */
  resetAfter: 2_000,
  /** Different emoji under one message. */
  reactions: 20,
  /** Signs in one message that are looked at for names, and unread mentions that a room counts. */
  mentions: 50,
  mentionsCounted: 100,
  /** Pinned messages of one room. */
  pins: 100,
  /** Bytes of one request body or socket frame. */
  frameBytes: 256 * 1024,
} as const;

/** Requests allowed per window; `seconds` is the window's length. */
export const rates = {
  signUp: { points: 60, seconds: 3_600 },
  logIn: { points: 10, seconds: 900 },
  /** Mails to one's own address, per account. */
  resend: { points: 5, seconds: 3_600 },
  /** Asking for a reset link, per address that asks, and silently per address it is asked for. */
  forgot: { points: 30, seconds: 3_600 },
  forgotAddress: { points: 5, seconds: 3_600 },
  /** Of one account from all addresses together, known devices aside. */
  logInAnywhere: { points: 100, seconds: 3_600 },
  /** Codes of the second step, per account: only who knows the password gets to try any. */
  secondStep: { points: 5, seconds: 900 },
  /** Asking to log in with a passkey, per address. */
  passkeyLogIn: { points: 300, seconds: 3_600 },
  dataDownload: { points: 5, seconds: 3_600 },
  /** Wrong short codes, per account and per address. */
  shortCode: { points: 10, seconds: 600 },
  /** Queueing for rooms, per account: every seat that comes of it sends a mail. */
  waitlist: { points: 60, seconds: 3_600 },
  postBurst: { points: 30, seconds: 3 },
  /** Editing, reacting and pinning, per account. */
  change: { points: 60, seconds: 10 },
  /** Searching as one types, per account. */
  search: { points: 80, seconds: 10 },
  /** Links that are looked at, per author; those beyond have no preview. */
  preview: { points: 60, seconds: 600 },
  picture: { points: 20, seconds: 3_600 },
  upload: { points: 200, seconds: 600 },
} as const;
