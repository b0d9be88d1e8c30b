/** Guessing passwords: forged headers and spellings buy no tries, and the owner is not locked out. */
import { logIn, type Person, peopleAt } from "@/tests/support/people";
import { startServer, type TestServer } from "@/tests/support/server";
import { Visitor } from "@/tests/support/visitor";

const atOnce = 10;

let server: TestServer;
let behindProxy: TestServer;
beforeAll(async () => {
  [server, behindProxy] = await Promise.all([
    startServer({ env: { RATE_LIMITS: "on" } }),
    startServer({ env: { RATE_LIMITS: "on", TRUST_PROXY: "1" } }),
  ]);
});
afterAll(() => Promise.all([server.stop(), behindProxy.stop()]));

/** A visitor whose requests say they came from `address`. */
class From extends Visitor {
  constructor(
    place: TestServer,
    private readonly address: string,
  ) {
    super(place);
  }

  override fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("x-forwarded-for", this.address);
    headers.set("forwarded", `for=${this.address}`);
    return super.fetch(path, { ...init, headers });
  }
}

/** Who fetches a page once and sends its form again and again. */
class KeepsPage extends Visitor {
  private readonly pages = new Map<string, Promise<string>>();

  override async fetch(path: string): Promise<Response> {
    const page = this.pages.get(path) ?? super.fetch(path).then((response) => response.text());
    this.pages.set(path, page);
    return new Response(await page);
  }
}

/** What a try came to: "in", or the sentence of the refusal. */
async function tryToLogIn(
  visitor: Visitor,
  email: string,
  password: string,
  seenBy = visitor,
): Promise<string> {
  const response = await visitor.submit("/login", { email, password }, { seenBy });
  if (response.status === 303) return "in";
  const alert = (await response.text()).match(/<p[^>]*role="alert".*?<\/p>/s)?.[0] ?? "";
  return /Too many attempts|E-mail or password is not right/.exec(alert)?.[0] ?? alert;
}

/** Wrong passwords, each spelled and claimed to come from elsewhere. */
async function attack(place: TestServer, { email }: Person, tries: number) {
  const answers: string[] = [];
  const page = new KeepsPage(place);
  for (let n = 0; n < tries; n += atOnce) {
    const batch = Array.from({ length: atOnce }, (_, i) => {
      const spelled = (n + i) % 2 ? ` ${email.toUpperCase()}  ` : email;
      return tryToLogIn(new From(place, anyAddress(n + i)), spelled, `wrong ${n + i}`, page);
    });
    answers.push(...(await Promise.all(batch)));
  }
  return {
    checked: answers.filter((answer) => answer === "E-mail or password is not right").length,
    refused: answers.filter((answer) => answer === "Too many attempts").length,
  };
}

const anyAddress = (n: number) => `10.1.${n >> 8}.${n & 255}`;

test("1,000 tries from one address, however they are dressed up, are 10", async () => {
  const { ada } = await peopleAt(server, "ada");
  const device = deviceOf(await logIn(server, ada));

  expect(await attack(server, ada, 1_000)).toEqual({ checked: 10, refused: 990 });

  const stranger = new Visitor(server);
  expect(await tryToLogIn(stranger, ada.email, ada.password)).toBe("Too many attempts");
  const owner = new Visitor(server);
  owner.cookies.keep([`hearth.device=${device}`]);
  expect(await tryToLogIn(owner, ada.email, ada.password)).toBe("in");
}, 120_000);

test("200 addresses have 100 tries together, and a known device still gets in", async () => {
  const { ada, bo } = await peopleAt(behindProxy, "ada", "bo");
  const device = deviceOf(await logIn(behindProxy, ada));
  const ofBo = deviceOf(await logIn(behindProxy, bo));

  // The log-in above was one of the hundred.
  expect(await attack(behindProxy, ada, 200)).toEqual({ checked: 99, refused: 101 });

  const from = (cookie: string) => {
    const visitor = new From(behindProxy, "10.9.9.9");
    visitor.cookies.keep([`hearth.device=${cookie}`]);
    return tryToLogIn(visitor, ada.email, ada.password);
  };
  expect(await from("")).toBe("Too many attempts");
  expect(await from("forged")).toBe("Too many attempts");
  expect(await from(ofBo)).toBe("Too many attempts");
  expect(await from(device)).toBe("in");
}, 120_000);

test("a known device has 10 tries, not more", async () => {
  const { bo } = await peopleAt(behindProxy, "bo");
  const device = deviceOf(await logIn(behindProxy, bo));
  const answers = [];
  for (let n = 0; n < 12; n++) {
    const visitor = new From(behindProxy, anyAddress(n));
    visitor.cookies.keep([`hearth.device=${device}`]);
    answers.push(await tryToLogIn(visitor, bo.email, "wrong"));
  }
  expect(answers.slice(9)).toEqual([
    "E-mail or password is not right",
    "Too many attempts",
    "Too many attempts",
  ]);
});

test("no session outlives a change of password that it raced with", async () => {
  const { cleo } = await peopleAt(server, "cleo");
  const owner = await logIn(server, cleo);
  let present = cleo.password;
  for (let round = 0; round < 6; round++) {
    const next = `another quiet evening ${round}`;
    const other = new Visitor(server);
    const [change] = await Promise.all([
      owner.submit("/settings", {
        presentPassword: present,
        newPassword: next,
        repeatPassword: next,
      }),
      other.submit("/login", { email: cleo.email, password: present }),
    ]);
    expect(await change.text()).toContain("Changed.");
    expect((await other.call("GET", "/me")).status).toBe(401);
    present = next;
  }
});

function deviceOf(visitor: Visitor): string {
  return new Map(visitor.cookies.entries()).get("hearth.device") ?? "";
}
