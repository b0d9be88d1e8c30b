/** GET /api/v1/people: by parts of their names, those whom the asker shares a room with. */
import type { PeopleList } from "@/lib/contract/people";
import { crowdAt, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

async function find({ api }: Person, q: string, more = "") {
  const path = `/people?q=${encodeURIComponent(q)}${more}`;
  const { status, body } = await api.call<PeopleList>("GET", path);
  expect([path, status]).toEqual([path, 200]);
  return body.people.map(({ name }) => name);
}

test("parts of a name find it, whatever case and accents, the best first", async () => {
  const { ada } = await people("ada");
  const [kaj, anna, hanna] = (await crowdAt(sharedServer(), [
    { firstName: "Kaj", lastName: "Ångström Jørgensen" },
    { firstName: "Anna", lastName: "Núñez" },
    { firstName: "Hanna", lastName: "Núñez" },
  ])) as [Person, Person, Person];
  await makeRoom(ada, {}, [kaj, hanna, anna]);
  await makeRoom(ada, {}, [anna]);
  expect(await find(ada, "jorg")).toEqual(["Kaj Ångström Jørgensen"]);
  expect(await find(ada, "ANGST kàj")).toEqual(["Kaj Ångström Jørgensen"]);
  expect(await find(ada, "anna")).toEqual(["Anna Núñez", "Hanna Núñez"]);
  expect(await find(ada, "nunez", "&limit=1")).toEqual(["Anna Núñez"]);
  expect(await find(ada, "nobody")).toEqual([]);
  const { people: found } = (await ada.api.call<PeopleList>("GET", "/people?q=hanna")).body;
  expect(found).toEqual([{ id: hanna.id, name: "Hanna Núñez", avatarUrl: null, kind: "person" }]);
});

test("only who shares a room with the asker now, and never the asker", async () => {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const { id } = await makeRoom(ada, {}, [bo]);
  await makeRoom(cleo);
  expect(await find(ada, "o")).toEqual(["Bo Lindqvist"]);
  expect(await find(ada, "ada")).toEqual([]);
  expect(await find(cleo, "a")).toEqual([]);
  await bo.api.call("POST", `/rooms/${id}/leave`);
  expect(await find(ada, "o")).toEqual([]);
});

test("without letters there is nothing to look for", async () => {
  const { ada } = await people("ada");
  for (const q of ["", "%20", "a%00b"]) {
    expect((await ada.api.call("GET", `/people?q=${q}`)).status).toBe(422);
  }
});
