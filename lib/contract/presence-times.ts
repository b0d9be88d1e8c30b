// Pages need these; what checks input is in presence.ts, which they must not load zod for.

/** Nobody looked at a page, or did anything in it, for so long: its reader is away. */
export const awayAfterMs = 5 * 60_000;

/** How long it is shown that somebody types, and how often a page that types says so. */
export const typingShownMs = 5_000;
export const typingEveryMs = 3_000;
