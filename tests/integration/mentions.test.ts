/** Whom a message means: stored with it, told with it, counted until it is read. */
import type { MessagePage, MessageView, RoomView } from "@/lib/contract/views";
import { crowdAt, logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { ask, closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";

afterEach(closeSockets);
const unique = () => Math.random().toString(36).slice(2);

/** Ada owns the room, Bo is a member, Cleo a stranger. */
async function kitchen() {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const room = await makeRoom(ada, {}, [bo]);
  const path = `/rooms/${room.id}/messages`;
  const roomOf = async (person: Person) =>
    (await person.api.call<{ rooms: RoomView[] }>("GET", "/rooms")).body.rooms.find(
      ({ id }) => id === room.id,
    );
  return {
    ...{ ada, bo, cleo, room, roomOf },
    async post(person: Person, body: string) {
      const answer = await person.api.call<MessageView>("POST", path, { clientId: unique(), body });
      expect(answer.status).toBe(201);
      return answer.body;
    },
    /** As a fresh page has it. */
    async read(person: Person, { id }: MessageView) {
      const { messages } = (await person.api.call<MessagePage>("GET", path)).body;
      return messages.find((message) => message.id === id);
    },
    edit: async (person: Person, { id }: MessageView, body: string) =>
      (await person.api.call<MessageView>("PATCH", `/messages/${id}`, { body })).body,
    counts: async (person: Person) => (await roomOf(person))?.mentionSeqs,
  };
}

const at = ({ name }: Person) => `@${name}`;

test("members by name, nobody else; the same told live and asked for", async () => {
  const { ada, bo, cleo, room, post, read, counts } = await kitchen();
  const socket = await openSocket(sharedServer(), { token: bo.token });
  const changes = listen(socket, "room:changes");
  const body = `${at(bo)}, ${at(cleo)} and \`${at(ada)}\``;
  const posted = await post(ada, body);
  expect(posted).toMatchObject({
    mentions: [bo.id],
    mentionNames: [{ id: bo.id, as: bo.name, name: bo.name }],
  });
  await until(() => changes.some(({ messages }) => messages.some(({ id }) => id === posted.id)));
  const live = changes.flatMap(({ messages }) => messages).find(({ id }) => id === posted.id);
  expect(live).toEqual(posted);
  expect(await read(bo, posted)).toEqual(posted);
  expect(await counts(bo)).toEqual([posted.seq]);
  expect(await counts(ada)).toEqual([]);
  await ask(socket, "room:read", { roomId: room.id, seq: posted.seq });
  expect(await counts(bo)).toEqual([]);
});

test("an edit means whom its words mean; what is deleted means nobody", async () => {
  const { ada, bo, post, read, edit, counts } = await kitchen();
  const posted = await post(ada, "soup");
  expect((await edit(ada, posted, `soup, ${at(bo)}`)).mentions).toEqual([bo.id]);
  expect(await counts(bo)).toEqual([posted.seq]);
  expect((await edit(ada, posted, "soup after all")).mentions).toEqual([]);
  expect(await counts(bo)).toEqual([]);
  const again = await edit(ada, posted, `${at(bo)} ${at(bo)}`);
  expect(await read(ada, posted)).toEqual(again);
  await ada.api.call("DELETE", `/messages/${posted.id}`);
  expect((await read(bo, posted))?.mentionNames).toEqual([]);
  expect(await counts(bo)).toEqual([]);
});

test("@room is for moderators and the owner", async () => {
  const { ada, bo, post, edit, counts, roomOf } = await kitchen();
  const refused = await post(bo, "@room soup");
  expect(refused).toMatchObject({ mentions: [], mentionNames: [] });
  expect((await edit(bo, refused, "@room leak soup")).mentionNames).toEqual([]);
  const posted = await post(ada, "@room soup");
  expect(posted.mentionNames).toEqual([{ id: null, as: "room", name: "room" }]);
  expect(await counts(bo)).toEqual([posted.seq]);
  expect(await counts(ada)).toEqual([]);
  expect((await roomOf(bo))?.mentionCount).toBe(1);
});

test("a rename shows, and so does that somebody is gone; the words stay as they were", async () => {
  const { ada, post, read, room } = await kitchen();
  const [eve] = await crowdAt(sharedServer(), [{ firstName: "Eve", lastName: unique() }]);
  if (!eve) throw new Error("no Eve");
  await eve.api.call("POST", `/rooms/${room.id}/join`);
  const posted = await post(ada, `${at(eve)}?`);
  expect(posted.mentions).toEqual([eve.id]);
  const visitor = await logIn(sharedServer(), eve);
  await visitor.submit("/settings", { firstName: "Eva", lastName: "Sommer-Weiß" });
  expect(await read(eve, posted)).toMatchObject({
    body: `${at(eve)}?`,
    mentionNames: [{ id: eve.id, as: eve.name, name: "Eva Sommer-Weiß" }],
  });
  const wishes = { presentPassword: eve.password, messages: "keep", when: "now" };
  await visitor.submit("/settings", wishes);
  expect((await read(ada, posted))?.mentionNames[0]?.name).toBe("Deleted member");
  await until(async () => !(await read(ada, posted))?.mentions.includes(eve.id));
  expect((await read(ada, posted))?.mentionNames[0]?.name).toBe("Deleted member");
});
