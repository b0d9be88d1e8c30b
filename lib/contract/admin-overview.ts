import type { MailHealth } from "./jobs";

/** One day in UTC, as "2026-11-24". */
export type ActivityDay = { day: string; messages: number; people: number };

/** How an installation does. */
export type AdminOverview = {
  people: number;
  rooms: number;
  messagesToday: number;
  /** People with an open connection to this process; null where there is no live server. */
  connected: number | null;
  /** Bytes. */
  storage: { database: number; free: number };
  version: string;
  mail: MailHealth;
  /** The last 30 days, today last. */
  activity: ActivityDay[];
};
