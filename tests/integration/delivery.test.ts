/** The delivery contract, on the built server with real sockets: once, in order, without gaps. */
import type { RoomChanges } from "@/lib/contract/events";
import type { ChangesPage, MessageView } from "@/lib/contract/views";
import { historyOf } from "@/tests/support/history";
import { type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { ask, closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { together, until } from "@/tests/support/timing";

afterEach(closeSockets);

const post = (person: Person, roomId: string, clientId: string, body = clientId) =>
  person.api.call<MessageView>("POST", `/rooms/${roomId}/messages`, { clientId, body });

test("20 parallel sends of one clientId, over socket and REST: one row, one answer", async () => {
  const { ada, bo } = await people("ada", "bo");
  const room = await makeRoom(ada, {}, [bo]);
  const socket = await openSocket(sharedServer(), ada);
  const heard = listen(await openSocket(sharedServer(), bo), "room:changes");
  const frame = { roomId: room.id, clientId: "same", body: "once" };

  const answers = await together(20, async (index) => {
    if (index % 2) return (await post(ada, room.id, "same", "once")).body;
    const result = await ask<MessageView>(socket, "message:send", frame);
    return result.ok ? result.data : result.error;
  });

  for (const answer of answers) expect(answer).toEqual(answers[0]);
  await until(() => heard.length > 0, { what: "the message to arrive" });
  const stored = (await historyOf(ada, room.id)).filter(({ body }) => body === "once");
  expect(stored).toEqual([answers[0]]);
  expect(heard.flatMap(({ messages }) => messages)).toEqual([answers[0]]);
});

test("a clientId used again for something else is a conflict and changes nothing", async () => {
  const { ada } = await people("ada");
  const [room, other] = [await makeRoom(ada), await makeRoom(ada, { name: "Cellar" })];
  const first = await post(ada, room.id, "c1", "first");
  expect(first.status).toBe(201);
  expect(await post(ada, room.id, "c1", "first")).toMatchObject({ status: 200, body: first.body });

  for (const again of [post(ada, room.id, "c1", "second"), post(ada, other.id, "c1", "first")]) {
    expect(await again).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  }
  expect((await historyOf(ada, room.id)).map(({ body }) => body)).toContain("first");
  expect(await historyOf(ada, other.id)).toHaveLength(1);
});

test("8 concurrent senders: seq is dense, everyone hears one order, each author's own is kept", async () => {
  const { ada, bo, cleo, dipa } = await people("ada", "bo", "cleo", "dipa");
  const room = await makeRoom(ada, {}, [bo, cleo, dipa]);
  const listeners = [ada, bo, cleo, dipa];
  const heard = await Promise.all(
    listeners.map(async (one) => listen(await openSocket(sharedServer(), one), "room:changes")),
  );

  const each = 25;
  await together(8, async (sender) => {
    const person = listeners[sender % 4] as Person;
    const socket = sender < 4 ? null : await openSocket(sharedServer(), person);
    for (let i = 0; i < each; i++) {
      const clientId = `s${sender}-${String(i).padStart(2, "0")}`;
      const frame = { roomId: room.id, clientId, body: clientId };
      if (socket) expect(await ask(socket, "message:send", frame)).toMatchObject({ ok: true });
      else expect((await post(person, room.id, clientId)).status).toBe(201);
    }
  });

  const stored = await historyOf(ada, room.id);
  expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
  const texts = stored.filter(({ kind }) => kind === "text");
  expect(texts).toHaveLength(8 * each);
  for (let sender = 0; sender < 8; sender++) {
    const own = texts.map(({ body }) => body).filter((body) => body.startsWith(`s${sender}-`));
    expect(own).toEqual([...own].sort());
  }
  for (const frames of heard) {
    await until(() => received(frames).length === texts.length, { what: "every message" });
    expect(received(frames)).toEqual(texts);
    expectChain(frames);
  }
});

/** Messages in the order of the room's clock, which frames may arrive out of. */
function received(frames: RoomChanges[]): MessageView[] {
  return [...frames].sort((a, b) => a.rev - b.rev).flatMap(({ messages }) => messages);
}

/** Each frame begins where another ended: nothing is told twice, nothing left out. */
function expectChain(frames: RoomChanges[]): void {
  const sorted = [...frames].sort((a, b) => a.rev - b.rev);
  for (const [index, frame] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before) expect(frame.after).toBe(before.rev);
  }
}

test("1,000 missed messages come in pages, over REST and sync alike; too many come as a reset", async () => {
  const { ada, bo } = await people("ada", "bo");
  const room = await makeRoom(ada, {}, [bo]);
  const cursor = 2;
  const postMany = (from: number, count: number) =>
    Promise.all(Array.from({ length: count }, (_, i) => post(ada, room.id, `m${from + i}`)));
  await postMany(0, 500);
  await postMany(500, 500);

  const overRest = await catchUp(async (after) => {
    const path = `/rooms/${room.id}/changes?after=${after}&limit=300`;
    return (await bo.api.call<ChangesPage>("GET", path)).body;
  });
  const socket = await openSocket(sharedServer(), bo);
  const overSocket = await catchUp(async (after) => {
    const answer = await ask<Record<string, ChangesPage>>(socket, "sync", {
      rooms: { [room.id]: after },
    });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.data[room.id] as ChangesPage;
  });

  const missed = (await historyOf(bo, room.id)).slice(cursor);
  expect(missed).toHaveLength(1_000);
  expect(overRest.messages).toEqual(missed);
  expect(overRest.pages).toBe(4);
  expect(overSocket.messages).toEqual(missed);

  await postMany(1_000, 1_001);
  const reset = await bo.api.call<ChangesPage>("GET", `/rooms/${room.id}/changes?after=${cursor}`);
  expect(reset.body).toMatchObject({ reset: true, more: true, rev: 2_003 });
  expect(reset.body.messages).toHaveLength(50);
  const ahead = await bo.api.call<ChangesPage>("GET", `/rooms/${room.id}/changes?after=99999`);
  expect(ahead.body).toMatchObject({ reset: true, rev: 2_003 });
});

async function catchUp(fetchPage: (after: number) => Promise<ChangesPage>) {
  const messages: MessageView[] = [];
  for (let after = 2, pages = 1; ; pages++) {
    const page = await fetchPage(after);
    expect(page.reset).toBe(false);
    messages.push(...page.messages);
    after = page.rev;
    if (!page.more) return { messages, pages };
  }
}

test("joining and posting move one's own read marker, reading moves it up only", async () => {
  const { ada, bo } = await people("ada", "bo");
  const room = await makeRoom(ada, {}, [bo]);
  const unread = async (person: Person) =>
    (await person.api.call<{ unread: number }>("GET", `/rooms/${room.id}`)).body.unread;
  expect(await unread(bo)).toBe(0);
  await post(ada, room.id, "a1");
  await post(ada, room.id, "a2");
  expect([await unread(ada), await unread(bo)]).toEqual([0, 2]);

  const read = (seq: number) => bo.api.call("PUT", `/rooms/${room.id}/read`, { seq });
  expect((await read(3)).body).toMatchObject({ roomId: room.id, seq: 3 });
  expect((await read(1)).body).toMatchObject({ roomId: room.id, seq: 3 });
  expect((await read(999)).body).toMatchObject({ roomId: room.id, seq: 4 });
  expect(await unread(bo)).toBe(0);
});
