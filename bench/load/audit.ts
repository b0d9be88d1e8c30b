/** A message on its way, from the moment it is sent. */
export type Posting = {
  clientId: string;
  body: string;
  startedAt: number;
  /** Its place, by the acknowledgement and by the listeners; 0 until known. */
  ackedSeq: number;
  heardSeq: number;
  /** Listeners that have not got it yet. */
  awaited: number;
  /** Called once it is acknowledged and everybody has it. */
  onComplete: () => void;
};

/** What broke the delivery contract. All zero and `refused` zero is a clean run. */
export type Findings = {
  /** Acknowledged, but so many listeners never got it (counted per listener). */
  lost: number;
  doubled: number;
  misordered: number;
  /** Never sent, or with another text or place than was acknowledged. */
  foreign: number;
  /** Answered with an error, or not at all. */
  refused: number;
};

export type HeardMessage = { seq: number; clientId: string | null; body: string };
type Frame = { bytes: Buffer; last: number; postings: Posting[]; awaited: number };

/** What one listener has of its room: everything up to `last` but what is `missing`. */
export type Listener = { last: number; missing: Set<number> };

const none = (): Findings => ({ lost: 0, doubled: 0, misordered: 0, foreign: 0, refused: 0 });

/**
 * Holds what was sent into one room against what every listener heard. A frame is parsed for the
 * first listener only: from the others, the same bytes at the same place mean the same.
 */
export class RoomAudit {
  readonly listeners: Listener[] = [];
  private readonly sent = new Map<string, Posting>();
  /** By the `seq` before their first message, until every listener got them. */
  private readonly frames = new Map<number, Frame>();
  private findings = none();

  /** `lastSeq` is the newest message that the room holds already. */
  constructor(private readonly lastSeq = 0) {}

  addListener(): Listener {
    const listener = { last: this.lastSeq, missing: new Set<number>() };
    this.listeners.push(listener);
    return listener;
  }

  send(clientId: string, body: string, startedAt: number, onComplete: () => void): Posting {
    const places = { ackedSeq: 0, heardSeq: 0, awaited: this.listeners.length };
    const posting = { clientId, body, startedAt, ...places, onComplete };
    this.sent.set(clientId, posting);
    return posting;
  }

  acknowledge(posting: Posting, seq: number): void {
    posting.ackedSeq = seq;
    if (posting.awaited === 0) posting.onComplete();
  }

  /** One `room:changes` frame as it came, `parse` making messages of it where that is needed. */
  hear(listener: Listener, bytes: Buffer, parse: (bytes: Buffer) => HeardMessage[]): void {
    const known = this.frames.get(listener.last);
    if (known?.bytes.equals(bytes)) {
      if (--known.awaited === 0) this.frames.delete(listener.last);
      listener.last = known.last;
      for (const posting of known.postings) arrive(posting);
      return;
    }
    const before = listener.last;
    const messages = parse(bytes);
    const postings = this.apply(listener, messages);
    const inOrder = listener.last === before + messages.length && messages.length > 0;
    const others = this.listeners.length - 1;
    if (known || !inOrder || postings.length < messages.length || others === 0) return;
    const frame = { bytes: Buffer.from(bytes), last: listener.last, postings, awaited: others };
    this.frames.set(before, frame);
  }

  /** Messages in the order they came, live or fetched; answers those that were sent here. */
  apply(listener: Listener, messages: HeardMessage[]): Posting[] {
    return messages.flatMap((message) => {
      const posting = this.postingOf(message);
      if (!this.place(listener, message.seq)) return [];
      if (posting) arrive(posting);
      return posting ?? [];
    });
  }

  /** What the run showed so far; then forgets what was sent, for the next stretch. */
  finish(): Findings {
    for (const posting of this.sent.values()) {
      if (posting.ackedSeq === 0) this.findings.refused++;
      else {
        this.findings.lost += posting.awaited;
        const heard = posting.awaited < this.listeners.length;
        if (heard && posting.heardSeq !== posting.ackedSeq) this.findings.foreign++;
      }
    }
    const findings = this.findings;
    this.findings = none();
    this.sent.clear();
    this.frames.clear();
    return findings;
  }

  private postingOf({ clientId, body, seq }: HeardMessage): Posting | undefined {
    const posting = this.sent.get(clientId ?? "");
    const moved = posting && posting.heardSeq !== 0 && posting.heardSeq !== seq;
    if (!posting || posting.body !== body || moved) this.findings.foreign++;
    if (posting) posting.heardSeq = seq;
    return posting;
  }

  /** Whether this is new to the listener. */
  private place(listener: Listener, seq: number): boolean {
    if (seq > listener.last) {
      for (let gap = listener.last + 1; gap < seq; gap++) listener.missing.add(gap);
      listener.last = seq;
      return true;
    }
    if (listener.missing.delete(seq)) {
      this.findings.misordered++;
      return true;
    }
    this.findings.doubled++;
    return false;
  }
}

function arrive(posting: Posting): void {
  if (--posting.awaited === 0 && posting.ackedSeq !== 0) posting.onComplete();
}

/** The sum of what several rooms showed. */
export function sumOf(all: Findings[]): Findings {
  const sum = none();
  for (const findings of all) {
    for (const kind of Object.keys(sum) as (keyof Findings)[]) sum[kind] += findings[kind];
  }
  return sum;
}
