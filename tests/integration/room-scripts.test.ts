/** What a room's page makes a phone fetch before it is of use. */
import { logIn, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

test("the validation library waits for the first form", async () => {
  const server = sharedServer();
  const { ada } = await peopleAt(server, "ada");
  const room = await makeRoom(ada);
  const visitor = await logIn(server, ada);
  const html = await (await visitor.fetch(`/rooms/${room.id}`)).text();
  const paths = [...new Set(html.match(/\/_next\/static\/[^"\\]+\.js/g))];
  expect(paths.length).toBeGreaterThan(5);
  const scripts = await Promise.all(
    paths.map((path) => visitor.fetch(path).then((it) => it.text())),
  );
  const zod = paths.filter((_, i) => scripts[i]?.includes("Unprocessed schema"));
  expect(zod).toEqual([]);
});
