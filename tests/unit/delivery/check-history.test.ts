/** The checker of the delivery contract catches what it is there for: bad histories, planted. */
import { checkHistory } from "@/tests/support/delivery/check-history";
import type { Entry, Happening, Seen } from "@/tests/support/delivery/history-log";
import type { FinalState, Rule } from "@/tests/support/delivery/violation";

const roomId = "kitchen";
const demands = { before: 2, during: 1, after: 1, graceMs: 0 };
type History = { entries: Entry[]; final: FinalState };

/** Ada posts four messages, Bo listens and fetches at the end; Cleo joins, and is removed. */
function goodHistory(): History {
  const ada = { client: "ada", userId: "ada" };
  const bo = { client: "bo", userId: "bo" };
  const stored = [1, 2, 3, 4].map((seq) => ({
    id: `m${seq}`,
    roomId,
    seq,
    rev: seq,
    clientId: `c${seq}`,
    body: `porridge ${seq}`,
    authorId: "ada",
  }));
  const seat = (userId: string, type: "join" | "removal"): Happening[] => [
    { type, phase: "asked", userId, roomId },
    { type, phase: "done", userId, roomId },
  ];
  const posted = (message: Seen): Happening[] => {
    const sent = { ...ada, roomId, clientId: message.clientId ?? "" };
    return [
      { type: "invoke", ...sent, body: message.body },
      { type: "ok", ...sent, message },
      { type: "live", ...bo, roomId, messages: [message] },
    ];
  };
  const [one, two, three, four] = stored.map(posted) as [
    Happening[],
    Happening[],
    Happening[],
    Happening[],
  ];
  const happenings: Happening[] = [
    ...seat("ada", "join"),
    ...seat("bo", "join"),
    ...one,
    ...seat("cleo", "join"),
    ...two,
    { type: "live", client: "cleo", userId: "cleo", roomId, messages: stored.slice(1, 2) },
    ...seat("cleo", "removal"),
    { type: "fault", phase: "begin", what: "a test" },
    ...three,
    { type: "fault", phase: "end", what: "a test" },
    ...four,
  ];
  const entries: Entry[] = happenings.map((happening, at) => ({ ...happening, at }));
  const since = entries.length;
  const read = { roomId, since, after: 2, rev: 4, more: false, messages: stored.slice(2) };
  entries.push({ type: "fetched", ...bo, ...read, at: since + 1 });
  return {
    entries,
    final: {
      stored,
      rooms: [{ id: roomId, rev: 4 }],
      memberships: ["ada", "bo"].map((userId) => ({ roomId, userId, readSeq: 3 })),
      screens: ["ada", "bo"].map((client) => ({
        client,
        roomId,
        cursor: 4,
        messages: [...stored],
      })),
      unread: ["ada", "bo"].map((userId) => ({ roomId, userId, unread: 1 })),
      found: [{ roomId, userId: "bo", ids: stored.map(({ id }) => id) }],
    },
  };
}

const rulesOf = ({ entries, final }: History) =>
  checkHistory(entries, final, demands).map(({ rule }) => rule);

const bosScreen = ({ final }: History) => final.screens[1]?.messages ?? [];

test("a good history breaks nothing", () => {
  expect(rulesOf(goodHistory())).toEqual([]);
});

const planted: [Rule, string, (history: History) => void][] = [
  [
    "lost",
    "an acknowledged message is not stored",
    ({ final }) => {
      final.stored = final.stored.filter(({ seq }) => seq !== 4);
      for (const screen of final.screens) screen.messages = screen.messages.slice(0, 3);
    },
  ],
  [
    "doubled",
    "a message is stored twice",
    ({ final }) => {
      final.stored.push({ ...(final.stored[1] as FinalState["stored"][number]), id: "m5", seq: 5 });
    },
  ],
  [
    "doubled",
    "a screen shows a message twice",
    (history) => void bosScreen(history).push(bosScreen(history)[3] as Seen),
  ],
  [
    "swapped",
    "a screen shows two messages in another order",
    (history) => void bosScreen(history).splice(1, 2, ...bosScreen(history).slice(1, 3).reverse()),
  ],
  [
    "swapped",
    "what was sent later is numbered earlier",
    ({ entries }) => {
      const oks = entries.filter((entry) => entry.type === "ok");
      const [second, third] = [oks[1], oks[2]] as typeof oks;
      if (second && third) [second.message, third.message] = [third.message, second.message];
    },
  ],
  [
    "hole",
    "a number was left out",
    ({ final }) => {
      for (const message of final.stored.slice(3)) message.seq = 5;
    },
  ],
  ["hole", "a screen lacks one in the middle", (history) => void bosScreen(history).splice(1, 1)],
  ["lost tail", "a screen lacks the newest", (history) => void bosScreen(history).pop()],
  [
    "phantom",
    "something is stored that was refused",
    ({ entries }) => {
      const at = entries.findLastIndex(({ type }) => type === "ok");
      const ok = entries[at];
      if (ok?.type === "ok") entries[at] = { ...ok, type: "fail", code: "forbidden" };
    },
  ],
  [
    "phantom",
    "a screen shows what is not stored",
    (history) => void bosScreen(history).push({ ...(bosScreen(history)[3] as Seen), id: "ghost" }),
  ],
  [
    "leak",
    "somebody removed hears what was sent afterwards",
    ({ entries, final }) => {
      const messages = final.stored.slice(3);
      const cleo = { client: "cleo", userId: "cleo" };
      entries.push({ type: "live", ...cleo, roomId, messages, at: entries.length + 2 });
    },
  ],
  [
    "leak",
    "a stranger is told anything",
    ({ entries, final }) => {
      const messages = final.stored.slice(0, 1);
      const dipa = { client: "dipa", userId: "dipa" };
      entries.push({ type: "live", ...dipa, roomId, messages, at: entries.length + 2 });
    },
  ],
  [
    "stale read",
    "a fetch does not know what was acknowledged before",
    ({ entries }) => {
      const fetched = entries.at(-1);
      if (fetched?.type === "fetched") Object.assign(fetched, { rev: 3 });
    },
  ],
  [
    "stale read",
    "a screen shows an earlier state",
    (history) =>
      void bosScreen(history).splice(2, 1, { ...(bosScreen(history)[2] as Seen), rev: 2 }),
  ],
  [
    "two answers",
    "a message sent again gets another number",
    ({ entries }) => {
      const ok = entries.find((entry) => entry.type === "ok");
      if (ok) entries.push({ ...ok, type: "again", message: { ...ok.message, seq: 9 } });
    },
  ],
  [
    "changed",
    "another text is stored",
    ({ final }) => void Object.assign(final.stored[0] ?? {}, { body: "porridge, cold" }),
  ],
  [
    "stuck",
    "a client never came to the end",
    ({ final }) => void Object.assign(final.screens[0] ?? {}, { cursor: 3 }),
  ],
  [
    "unread",
    "a count is wrong",
    ({ final }) => void Object.assign(final.unread[0] ?? {}, { unread: 2 }),
  ],
  ["search", "something is not found", ({ final }) => void final.found[0]?.ids.pop()],
  [
    "too few acknowledgements",
    "nothing happened before the fault",
    ({ entries }) => void moveFault(entries, "begin", 0),
  ],
  [
    "too few acknowledgements",
    "nothing happened during the fault",
    ({ entries }) => void moveFault(entries, "begin", indexOf(entries, "end")),
  ],
  [
    "too few acknowledgements",
    "nothing happened after the fault",
    ({ entries }) => void moveFault(entries, "end", entries.length),
  ],
];

const indexOf = (entries: Entry[], wanted: string) =>
  entries.findIndex((entry) => entry.type === "fault" && entry.phase === wanted);

function moveFault(entries: Entry[], phase: "begin" | "end", to: number): void {
  const [fault] = entries.splice(indexOf(entries, phase), 1);
  if (fault) entries.splice(to, 0, fault);
}

test.each(planted)("%s: %s", (rule, _what, spoil) => {
  const history = goodHistory();
  spoil(history);
  expect(rulesOf(history)).toContain(rule);
});
