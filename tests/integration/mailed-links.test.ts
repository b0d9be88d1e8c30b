/** Links in mails: each works once, in time, for the account and the purpose it was made for. */
import { expireLinks } from "@/tests/support/database";
import { mailsTo, mailTo, pathIn } from "@/tests/support/mailbox";
import { logIn, type Person, people } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";
import { together } from "@/tests/support/timing";
import { storedAccount } from "@/tests/support/two-step";
import { Visitor } from "@/tests/support/visitor";

const place = sharedServer();
const over = "This link no longer works";
const atOnce = 20;
const tokenIn = (path: string) => path.split("/").at(-1) ?? "";
const newEmail = ({ email }: Person) => email.replace("@", "-new@");

type Kind = {
  ask(person: Person): Promise<string>;
  fields(n: number): Record<string, string>;
  /** Whether an answer says that it was done. */
  isDone(status: number, page: string): boolean;
};

const kinds: [string, Kind][] = [
  [
    "verification",
    {
      async ask(person) {
        await (await logIn(place, person)).submit("/settings", {}, { button: "Mail the link" });
        return pathIn(await mailTo(place, person.email, "Verify your e-mail"));
      },
      fields: () => ({}),
      isDone: (_status, page) => page.includes("Your e-mail is verified"),
    },
  ],
  [
    "change of e-mail",
    {
      async ask(person) {
        const fields = { email: newEmail(person), presentPassword: person.password };
        await (await logIn(place, person)).submit("/settings", fields);
        return pathIn(await mailTo(place, newEmail(person), "Verify your new e-mail"));
      },
      fields: () => ({}),
      isDone: (_status, page) => page.includes("Your e-mail is verified"),
    },
  ],
  [
    "reset",
    {
      async ask({ email }) {
        await new Visitor(place).submit("/forgot", { email });
        return pathIn(await mailTo(place, email, "Choose a new password"));
      },
      fields: (n) => ({ password: passwordOf(n), repeatPassword: passwordOf(n) }),
      isDone: (status) => status === 303,
    },
  ],
];

const passwordOf = (n: number) => `quite new evening ${n}`;

/** The page as it is now; its form can be sent later, when the server would not show it any more. */
async function read(path: string): Promise<Visitor> {
  const visitor = new Visitor(place);
  const html = await (await visitor.fetch(path)).text();
  visitor.fetch = async () => new Response(html);
  return visitor;
}

async function use(kind: Kind, path: string, seenBy: Visitor, n = 0, by = new Visitor(place)) {
  const fields = { token: tokenIn(path), ...kind.fields(n) };
  const response = await by.submit(path, fields, { seenBy });
  const page = await response.text();
  return { done: kind.isDone(response.status, page), page };
}

beforeAll(async () => {
  // Somebody has lit this Hearth: who comes now is no administrator.
  await people("emil");
});

describe.each(kinds)("a link for %s", (_what, kind) => {
  test("is used once by twenty at once, after scanners have read it", async () => {
    const { ada } = await people("ada");
    const path = await kind.ask(ada);
    const before = storedAccount(place, ada);
    for (const method of ["GET", "HEAD", "GET"]) await new Visitor(place).fetch(path, { method });
    expect(storedAccount(place, ada)).toEqual(before);

    const page = await read(path);
    const answers = await together(atOnce, (n) => use(kind, path, page, n));
    expect(answers.filter(({ done }) => done)).toHaveLength(1);
    const losers = answers.filter(({ done }) => !done);
    for (const loser of losers) expect(loser.page).toContain(over);
    expect(storedAccount(place, ada)).not.toEqual(before);

    const after = storedAccount(place, ada);
    expect((await use(kind, path, page)).page).toContain(over);
    expect(storedAccount(place, ada)).toEqual(after);
  });

  test("that is too old changes nothing", async () => {
    const { ada } = await people("ada");
    const path = await kind.ask(ada);
    const page = await read(path);
    expireLinks(ada.id);
    const before = storedAccount(place, ada);
    expect(await (await new Visitor(place).fetch(path)).text()).toContain(over);
    const late = await use(kind, path, page);
    expect(late.done).toBe(false);
    expect(late.page).toContain(over);
    expect(storedAccount(place, ada)).toEqual(before);
  });

  test("is its account's, whoever uses it", async () => {
    const { ada, bo } = await people("ada", "bo");
    const path = await kind.ask(ada);
    const before = [storedAccount(place, ada), storedAccount(place, bo).user];
    const asBo = await logIn(place, bo);
    expect((await use(kind, path, await read(path), 0, asBo)).done).toBe(true);
    expect(storedAccount(place, ada)).not.toEqual(before[0]);
    expect(storedAccount(place, bo).user).toEqual(before[1]);
  });

  test("works for nothing else", async () => {
    const { ada, bo } = await people("ada", "bo");
    const path = await kind.ask(ada);
    const before = storedAccount(place, ada);
    for (const [, other] of kinds) {
      const theirs = await other.ask(bo);
      if (theirs.split("/")[1] === path.split("/")[1]) continue;
      const disguised = `/${theirs.split("/")[1]}/${tokenIn(path)}`;
      expect(await (await new Visitor(place).fetch(disguised)).text()).toContain(over);
      const fields = { token: tokenIn(path), ...other.fields(0) };
      await new Visitor(place).submit(theirs, fields, { seenBy: await read(theirs) });
    }
    expect(storedAccount(place, ada)).toEqual(before);
  });
});

test("the password is the winner's, and one mail tells of it", async () => {
  const { ada } = await people("ada");
  const [, reset] = kinds[2] ?? [];
  if (!reset) throw new Error("No such kind");
  const path = await reset.ask(ada);
  const page = await read(path);
  const answers = await together(atOnce, (n) => use(reset, path, page, n));
  const winner = answers.findIndex(({ done }) => done);
  await logIn(place, { ...ada, password: passwordOf(winner) });
  const other = { ...ada, password: passwordOf((winner + 1) % atOnce) };
  await expect(logIn(place, other)).rejects.toThrow("/login answered 200");
  await mailTo(place, ada.email, "Your password was changed");
  const told = (await mailsTo(place, ada.email)).map(({ subject }) => subject);
  expect(told.filter((subject) => subject === "Your password was changed")).toHaveLength(1);
});
