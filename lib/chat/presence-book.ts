/** Somebody is at a page that is looked at, or only connected. */
export type Nearness = "here" | "away";

/** What one node tells the others of the people at it; null: gone. */
export type NodeNews = {
  node: string;
  /** Counts what a node told; one that was missed shows. */
  version: number;
  /** Everybody at the node, and not only what changed. */
  whole: boolean;
  people: [userId: string, nearness: Nearness | null][];
};

type Lease = { nearness: Nearness; until: number };
type Node = { people: Map<string, Nearness>; version: number; heardAt: number };

/** Whoever is back within so long has not been away: pages are loaded again, servers restart. */
const graceMs = 5_000;
/** Of two polls of a hidden page, the second comes well within this. */
const pollLeaseMs = 30_000;
/** A node that says nothing for so long is gone, and with it who was at it. */
const nodeLeaseMs = 15_000;
/** Where nobody looked at the clock for so long, the process or the line to the others slept. */
const sleptMs = 5_000;

const strongest = (a: Nearness | null, b: Nearness | null) =>
  a === "here" || b === "here" ? "here" : (a ?? b);

/**
 * Who is near, by everything that says so: sockets and polls at this node, and what other nodes
 * tell. All times are milliseconds of one clock that the caller reads.
 */
export class PresenceBook {
  #own = new Map<string, Map<string, Lease>>();
  /** Whose leases at this node end by themselves. */
  #ending = new Set<string>();
  #nodes = new Map<string, Node>();
  /** What the others know of this node. */
  #announced = new Map<string, Nearness>();
  #version = 0;
  /** What was last told of everybody near. */
  #told = new Map<string, Nearness>();
  #moved = new Set<string>();
  #asked = new Set<string>();
  #tickedAt = Number.NEGATIVE_INFINITY;

  constructor(readonly node: string) {}

  /** A connection is there, or tells that it is looked at or not. */
  connect(userId: string, connection: string, nearness: Nearness): void {
    this.#lease(userId, connection, { nearness, until: Number.POSITIVE_INFINITY });
  }

  disconnect(userId: string, connection: string, now: number): void {
    const leases = this.#own.get(userId);
    const lease = leases?.get(connection);
    if (!leases || !lease) return;
    leases.delete(connection);
    // One for all that went, so that coming and going a thousand times is kept once.
    this.#lease(userId, "gone", { nearness: lease.nearness, until: now + graceMs });
  }

  /** Somebody without a socket asked for news; says nothing of whoever has one. */
  poll(userId: string, poller: string, now: number, nearness?: Nearness): void {
    const leases = this.#own.get(userId);
    for (const { until } of leases?.values() ?? []) {
      if (until === Number.POSITIVE_INFINITY) return;
    }
    const known = leases?.get(poller)?.nearness;
    this.#lease(userId, poller, {
      nearness: nearness ?? known ?? "here",
      until: now + pollLeaseMs,
    });
  }

  /** Says of somebody once more how they are, whether it changed or not. */
  tellAgain(userId: string): void {
    this.#asked.add(userId);
  }

  nearnessOf(userId: string): Nearness | null {
    let found = this.#ownNearness(userId);
    for (const { people } of this.#nodes.values()) {
      found = strongest(found, people.get(userId) ?? null);
    }
    return found;
  }

  /** Takes what another node tells; false where something before it was missed. */
  hear(news: NodeNews, now: number): boolean {
    const known = this.#nodes.get(news.node);
    const follows = known !== undefined && news.version === known.version + 1;
    if (!news.whole && !follows) return false;
    const people = news.whole || !known ? new Map<string, Nearness>() : known.people;
    if (news.whole) for (const userId of known?.people.keys() ?? []) this.#moved.add(userId);
    for (const [userId, nearness] of news.people) {
      if (nearness) people.set(userId, nearness);
      else people.delete(userId);
      this.#moved.add(userId);
    }
    this.#nodes.set(news.node, { people, version: news.version, heardAt: now });
    return true;
  }

  /** Another node is alive, at this version; false where what it told was missed. */
  hearBeat(node: string, version: number, now: number): boolean {
    const known = this.#nodes.get(node);
    if (!known || known.version !== version) return false;
    known.heardAt = now;
    return true;
  }

  get version(): number {
    return this.#version;
  }

  /** Everybody at this node, for a node that missed something. */
  whole(): NodeNews {
    const people = [...this.#announced];
    return { node: this.node, version: this.#version, whole: true, people };
  }

  /**
   * What changed since it was last called: for the other nodes, and whom to tell of. `seen` are
   * those whose being seen nobody else writes down: they came to this node or went, or their node is
   * gone. To be called every second. While `canHear` is false no node is given up for its silence.
   */
  tick(now: number, canHear = true): { news: NodeNews | null; changed: string[]; seen: string[] } {
    const slept = now - this.#tickedAt > sleptMs;
    this.#tickedAt = now;
    const lost = this.#endNodes(now, canHear && !slept);
    this.#endLeases(now);
    const news = this.#news();
    const changed = new Set(this.#asked);
    for (const userId of this.#moved) {
      const nearness = this.nearnessOf(userId);
      if (nearness === (this.#told.get(userId) ?? null)) continue;
      if (nearness) this.#told.set(userId, nearness);
      else this.#told.delete(userId);
      changed.add(userId);
    }
    this.#moved.clear();
    this.#asked.clear();
    const seen = [...(news?.people.map(([userId]) => userId) ?? []), ...lost];
    return { news, changed: [...changed], seen };
  }

  #lease(userId: string, key: string, lease: Lease): void {
    const leases = this.#own.get(userId) ?? new Map<string, Lease>();
    this.#own.set(userId, leases.set(key, lease));
    if (lease.until !== Number.POSITIVE_INFINITY) this.#ending.add(userId);
    this.#moved.add(userId);
  }

  #ownNearness(userId: string): Nearness | null {
    let found: Nearness | null = null;
    for (const { nearness } of this.#own.get(userId)?.values() ?? []) {
      found = strongest(found, nearness);
    }
    return found;
  }

  #endLeases(now: number): void {
    for (const userId of this.#ending) {
      const leases = this.#own.get(userId);
      let left = 0;
      for (const [key, { until }] of leases ?? []) {
        if (until <= now) leases?.delete(key);
        else if (until !== Number.POSITIVE_INFINITY) left++;
      }
      if (leases?.size === 0) this.#own.delete(userId);
      if (left === 0) this.#ending.delete(userId);
      this.#moved.add(userId);
    }
  }

  /** Gives up the silent; answers who was at them. */
  #endNodes(now: number, mayEnd: boolean): string[] {
    const lost: string[] = [];
    for (const [node, known] of this.#nodes) {
      if (!mayEnd) known.heardAt = now;
      if (now - known.heardAt <= nodeLeaseMs) continue;
      this.#nodes.delete(node);
      for (const userId of known.people.keys()) {
        this.#moved.add(userId);
        lost.push(userId);
      }
    }
    return lost;
  }

  #news(): NodeNews | null {
    const people = [...this.#moved].flatMap((userId): NodeNews["people"] => {
      const nearness = this.#ownNearness(userId);
      if (nearness === (this.#announced.get(userId) ?? null)) return [];
      if (nearness) this.#announced.set(userId, nearness);
      else this.#announced.delete(userId);
      return [[userId, nearness]];
    });
    if (people.length === 0) return null;
    this.#version++;
    return { node: this.node, version: this.#version, whole: false, people };
  }
}
