/** Acknowledged means durable: what was answered before kill -9 is there after the restart. */
import type { MessageView } from "@/lib/contract/views";
import { historyOf } from "@/tests/support/history";
import { type Person, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";
import { until } from "@/tests/support/timing";

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

test("kill -9 in mid-load loses no acknowledged message, and seq stays dense", async () => {
  const { ada, bo } = await peopleAt(server, "ada", "bo");
  const room = await makeRoom(ada, {}, [bo]);
  const acknowledged: MessageView[] = [];
  const senders = [ada, bo, ada, bo].map((person, sender) =>
    postUntilItBreaks(person, room.id, `s${sender}`, acknowledged),
  );

  await until(() => acknowledged.length >= 200, { what: "a load worth interrupting" });
  await server.kill();
  await Promise.all(senders);
  await server.restart();

  const stored = await historyOf(ada, room.id);
  const bySeq = new Map(stored.map((message) => [message.seq, message]));
  for (const message of acknowledged) expect(bySeq.get(message.seq)).toEqual(message);
  expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));

  const after = await ada.api.call<MessageView>("POST", `/rooms/${room.id}/messages`, {
    clientId: "after",
    body: "still here",
  });
  expect(after.body.seq).toBe(stored.length + 1);
});

async function postUntilItBreaks(
  person: Person,
  roomId: string,
  sender: string,
  acknowledged: MessageView[],
): Promise<void> {
  for (let i = 0; ; i++) {
    const message = { clientId: `${sender}-${i}`, body: `${sender} says ${i}` };
    try {
      const path = `/rooms/${roomId}/messages`;
      const { status, body } = await person.api.call<MessageView>("POST", path, message);
      if (status !== 201) throw new Error(`the server answered ${status}`);
      acknowledged.push(body);
    } catch {
      return;
    }
  }
}
