/** Administration is never taken from the last who has it, by two at once either; its lists answer. */
import { adminSorts } from "@/lib/contract/admin-lists";
import { auditOf, makeAdmin } from "@/tests/support/admin";
import { signUp } from "@/tests/support/people";
import { startServer, type TestServer } from "@/tests/support/server";
import { together } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

const password = "a quiet evening";

async function firstAdmin(server: TestServer): Promise<Visitor> {
  const visitor = new Visitor(server);
  const names = { firstName: "Ada", lastName: "Lovelace", email: "ada@example.org" };
  const fields = { hearthName: "Hearth", ...names, password, repeatPassword: password };
  await visitor.submit("/signup", fields);
  return visitor;
}

const me = async (visitor: Visitor) =>
  (await visitor.call<{ id: string; isAdmin: boolean }>("GET", "/me")).body;

/** Two administrators take it away from each other, released in the same moment. */
async function demoteEachOther(server: TestServer): Promise<void> {
  const ada = await firstAdmin(server);
  const { visitor: bo } = await signUp(server, { firstName: "Bo", lastName: "Lindqvist" });
  const ids = [(await me(ada)).id, (await me(bo)).id];
  const pageOf = (n: number) => `/admin/users/${ids[n]}`;
  for (let round = 0; round < 3; round++) {
    const isAda = (await me(ada)).isAdmin;
    const [still, other] = isAda ? [ada, 1] : [bo, 0];
    await still.submit(pageOf(other), {}, { button: "Make administrator" });
    expect([(await me(ada)).isAdmin, (await me(bo)).isAdmin]).toEqual([true, true]);
    await together(2, (n) => {
      const [who, whom] = n === 0 ? [ada, 1] : [bo, 0];
      return who.submit(pageOf(whom), {}, { button: "Take away" }).catch(() => null);
    });
    const left = [await me(ada), await me(bo)].filter(({ isAdmin }) => isAdmin);
    expect(left).toHaveLength(1);
    const last = left[0]?.id === ids[0] ? ada : bo;
    const own = pageOf(last === ada ? 0 : 1);
    const refused = await last.submit(own, {}, { button: "Take away" });
    expect(await refused.text()).toContain("This is the last administrator.");
    expect((await me(last)).isAdmin).toBe(true);
  }
}

test("two who take it away from each other leave one who has it", async () => {
  const server = await startServer();
  await demoteEachOther(server);
  expect(auditOf(server).every(({ action }) => /^user\.(pro|de)mote$/.test(action))).toBe(true);
  const admin = await makeAdmin(server);
  expect((await admin.visitor.fetch("/admin/audit")).status).toBe(200);
  await server.stop();
});

test("every list answers in every order, page after page", async () => {
  const server = await startServer();
  const ada = await firstAdmin(server);
  const { visitor: cleo } = await signUp(server, { firstName: "Cleo", lastName: "Okafor" });
  for (let n = 0; n < 55; n++) {
    const room = { name: `Room ${n}`, kind: "open", memberLimit: 5 };
    await cleo.call("POST", "/rooms", room);
  }
  for (const [list, sorts] of Object.entries(adminSorts)) {
    for (const sort of sorts) {
      for (const order of ["asc", "desc"]) {
        for (const q of ["", "room", "zz"]) {
          const path = `/admin/${list}?sort=${sort}&order=${order}&q=${q}`;
          const page = await ada.fetch(path);
          expect([path, page.status]).toEqual([path, 200]);
          const next = /href="([^"]*after=[^"]*)"/.exec(await page.text())?.[1];
          if (!next) continue;
          const more = await ada.fetch(next.replaceAll("&amp;", "&"));
          expect([next, more.status]).toEqual([next, 200]);
        }
      }
    }
  }
  expect((await ada.fetch("/admin")).status).toBe(200);
  await server.stop();
});
