import type { Findings } from "./audit";

/** A place in a room, taken with a bearer token. */
export type Seat = { token: string; roomId: string };

/** What one stretch of posting showed; times in milliseconds, from sending to the last listener. */
export type Load = {
  /** Messages that were acknowledged and had reached every listener, in each second. */
  perSecond: number;
  p50: number;
  p99: number;
  /** Everything sent, the warming up included. */
  sent: number;
  findings: Findings;
  /** Part of its core that the generator used: near 1, it was what held things up. */
  generatorBusy: number;
};

/** What the generator can be asked for, and what it answers. */
export type Commands = {
  /** Opens a socket for every seat, so many at once; `lastSeq` is what the rooms hold already. */
  connect: {
    ask: { url: string; seats: Seat[]; atOnce: number; lastSeq: Record<string, number> };
    answer: { seconds: number };
  };
  /** Opens sockets that the audit does not count on: they read everything, nothing, or a byte per 10 s. */
  onlookers: { ask: { url: string; seats: Seat[]; manner: Manner }; answer: null };
  /** So many members of a room post, each the next message as soon as its last one is complete; texts have at least so many letters. */
  closedLoop: {
    ask: { roomId: string; posters: number; seconds: number; letters?: number };
    answer: Load;
  };
  /** Posts at a fixed rate, members and rooms in turn, however fast the answers come. */
  offeredRate: { ask: { perSecond: number; seconds: number }; answer: Load & { kept: boolean } };
  /** One message in every room, to see that every socket hears its room. */
  oneEach: { ask: null; answer: { findings: Findings } };
  /** Posts over REST, each connection the next message as soon as the last is answered. */
  restPosts: { ask: { url: string; seats: Seat[]; seconds: number }; answer: Load };
  /** Fetches paths in turn, so many times each; answers milliseconds per path, in their order. */
  fetchTimes: {
    ask: { url: string; paths: FetchPath[]; times: number };
    answer: { p50: number; p99: number }[];
  };
  /** Waits until all sockets were cut, are back and have every message; to be asked before the cut. */
  comeback: { ask: { url: string }; answer: Comeback };
  disconnect: { ask: null; answer: null };
};

export type Manner = "read" | "never" | "trickle";

/** `holds` has to be in the answer, else the run fails. */
export type FetchPath = { path: string; headers: Record<string, string>; holds: string };

/** Seconds from the first cut. */
export type Comeback = {
  firstBack: number;
  allBack: number;
  complete: number;
  findings: Findings;
};
