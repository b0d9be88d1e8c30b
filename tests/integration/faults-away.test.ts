/** A client that was away while much happened ends with what a fresh load would show. */
import { openChatClient } from "@/tests/support/delivery/chat-client";
import { checkHistory } from "@/tests/support/delivery/check-history";
import { finalState } from "@/tests/support/delivery/final-state";
import { HistoryLog } from "@/tests/support/delivery/history-log";
import { searchedWord } from "@/tests/support/delivery/violation";
import { people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { until } from "@/tests/support/timing";

const roomCount = 50;
const messagesEach = 200;

test("10,000 messages in 50 rooms", async () => {
  const server = sharedServer();
  const log = new HistoryLog();
  const { ada, bo } = await people("ada", "bo");
  const rooms = await Promise.all(Array.from({ length: roomCount }, () => makeRoom(ada, {}, [bo])));
  const roomIds = rooms.map(({ id }) => id);
  const [hers, his] = [ada, bo].map((person) =>
    openChatClient({ url: server.url, person, name: person.firstName, log }),
  ) as [ReturnType<typeof openChatClient>, ReturnType<typeof openChatClient>];
  for (const { id: roomId } of rooms) {
    for (const client of [hers, his]) {
      const { id: userId } = client.person;
      log.note({ type: "join", phase: "asked", userId, roomId });
      await client.open(roomId);
    }
  }
  await until(() => hers.socket.connected && his.socket.connected);

  log.note({ type: "fault", phase: "begin", what: "being away" });
  his.socket.disconnect();
  await Promise.all(
    roomIds.map(async (roomId) => {
      for (let n = 0; n < messagesEach; n++) await hers.send(roomId, `${searchedWord} ${n}`);
    }),
  );
  log.note({ type: "fault", phase: "end", what: "being away" });
  his.socket.connect();
  const final = await finalState(server, [hers, his], roomIds);
  for (const client of [hers, his]) client.close();

  const during = roomCount * messagesEach;
  const violations = checkHistory(log.entries, final, { before: 0, during, after: 0, graceMs: 0 });
  expect(violations).toEqual([]);
}, 120_000);
