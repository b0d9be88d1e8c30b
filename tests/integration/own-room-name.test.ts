/** One's own name for a room: nobody else sees it. */
import type { RoomView } from "@/lib/contract/views";
import { people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";

afterEach(closeSockets);

test("a room has another name for its reader alone, on all devices, until it is taken back", async () => {
  const { ada, bo } = await people("ada", "bo");
  const room = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  const path = `/rooms/${room.id}/own-name`;
  const mine = listen(await openSocket(sharedServer(), bo), "rooms:changed");
  const hers = listen(await openSocket(sharedServer(), ada), "rooms:changed");
  const seenBy = async (person: typeof ada) => {
    const { body } = await person.api.call<RoomView>("GET", `/rooms/${room.id}`);
    return [body.name, body.realName];
  };

  const named = await bo.api.call<RoomView>("PUT", path, { name: " Soup " });
  expect(named.body).toMatchObject({ name: "Soup", realName: "Kitchen" });
  await until(() => mine.some(({ roomId }) => roomId === room.id));
  expect(await seenBy(ada)).toEqual(["Kitchen", undefined]);

  await ada.api.call("PATCH", `/rooms/${room.id}`, { name: "Galley" });
  expect(await seenBy(bo)).toEqual(["Soup", "Galley"]);
  // Ada has heard of her own change only.
  await until(() => hers.length > 0);
  expect(hers).toHaveLength(1);

  expect((await bo.api.call("PUT", path, { name: "Galley" })).status).toBe(200);
  expect(await seenBy(bo)).toEqual(["Galley", undefined]);
  await bo.api.call("PUT", path, { name: "Soup" });
  expect((await bo.api.call("PUT", path, { name: null })).status).toBe(200);
  expect(await seenBy(bo)).toEqual(["Galley", undefined]);
});

test.each([[""], ["x".repeat(61)], ["a\u202eb"], [7], [undefined]])(
  "%j is no name",
  async (name) => {
    const { ada } = await people("ada");
    const room = await makeRoom(ada);
    const answer = await ada.api.call("PUT", `/rooms/${room.id}/own-name`, { name } as {
      name: string;
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { fields: { name: [expect.any(String)] } } },
    });
  },
);
