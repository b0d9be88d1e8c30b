/** Passkeys through their forms, answered by one in software: what lets somebody in, and all that does not. */
import { alertOf } from "@/tests/support/alert";
import { newAuthenticator } from "@/tests/support/authenticator";
import { mailTo } from "@/tests/support/mailbox";
import { logIn, type Person, people } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";
import { storedAccount, turnOnTwoStep } from "@/tests/support/two-step";
import { Visitor } from "@/tests/support/visitor";

// Passkeys are tied to a name, never to an address.
const place = { ...sharedServer(), url: sharedServer().url.replace("127.0.0.1", "localhost") };
const here = { origin: place.url, host: "localhost" };
const use = { button: "Use a passkey" };
const add = { button: "Add" };
const isIn = async (visitor: Visitor) => (await visitor.call("GET", "/me")).status === 200;

/** The challenge that a form's answer tells the browser. */
async function challengeIn(response: Response): Promise<string> {
  const page = (await response.text()).replaceAll("\\", "");
  const [, challenge] = /"challenge":"([\w-]{43})"/.exec(page) ?? [];
  if (!challenge) throw new Error(`No challenge in:\n${page}`);
  return challenge;
}

const challengeFor = async (visitor: Visitor) =>
  challengeIn(await visitor.submit("/login", {}, use));

/** Signed in, with a passkey made in the settings. */
async function withPasskey(person: Person) {
  const visitor = await logIn(place, person);
  const authenticator = newAuthenticator();
  const fields = { presentPassword: person.password };
  const challenge = await challengeIn(await visitor.submit("/settings", fields, add));
  const passkey = authenticator.create({ ...here, challenge });
  await visitor.submit("/settings", { passkey }, add);
  return { visitor, authenticator, challenge };
}

type Answer = Omit<Parameters<ReturnType<typeof newAuthenticator>["get"]>[0], "challenge">;

async function logInBy(authenticator: ReturnType<typeof newAuthenticator>, how: Answer = here) {
  const visitor = new Visitor(place);
  const passkey = authenticator.get({ ...how, challenge: await challengeFor(visitor) });
  return { visitor, passkey, response: await visitor.submit("/login", { passkey }, use) };
}

describe("adding one", () => {
  test("asks for the password, and is told by mail", async () => {
    const { ada } = await people("ada");
    const visitor = await logIn(place, ada);
    const before = storedAccount(place, ada);
    const wrong = await visitor.submit("/settings", { presentPassword: "wrong" }, add);
    expect(await alertOf(wrong)).toContain("That is not your present password.");
    expect(storedAccount(place, ada)).toEqual(before);

    const { authenticator } = await withPasskey(ada);
    expect(storedAccount(place, ada).passkeys).toMatchObject([{ id: authenticator.id }]);
    const page = await (await visitor.fetch("/settings")).text();
    expect(page).toContain("Not used yet");
    await mailTo(place, ada.email, "A passkey was added");
  });

  test("an answer counts once, to one's own challenge, from this site, by who was verified", async () => {
    const { ada, bo } = await people("ada", "bo");
    const { visitor, authenticator, challenge: used } = await withPasskey(ada);
    const other = await logIn(place, bo);
    const ask = async (who: Visitor, { password }: Person) =>
      challengeIn(await who.submit("/settings", { presentPassword: password }, add));
    const ofBo = await ask(other, bo);
    const own = await ask(visitor, ada);
    const toLogIn = await challengeFor(new Visitor(place));
    const before = [storedAccount(place, ada), storedAccount(place, bo)];

    const fresh = newAuthenticator();
    const elsewhere = { origin: "https://evil.example", host: "evil.example" };
    const answers = [
      fresh.create({ ...here, challenge: used }),
      fresh.create({ ...here, challenge: ofBo }),
      fresh.create({ ...here, challenge: toLogIn }),
      fresh.create({ ...here, challenge: "A".repeat(43) }),
      fresh.create({ ...elsewhere, challenge: own }),
      fresh.create({ ...here, origin: elsewhere.origin, challenge: own }),
      fresh.create({ ...here, host: elsewhere.host, challenge: own }),
      fresh.create({ ...here, userVerified: false, challenge: own }),
      fresh.get({ ...here, challenge: own }),
      // Ada's own passkey once more.
      authenticator.create({ ...here, challenge: own }),
      "nonsense",
      "{}",
    ];
    for (const passkey of answers) {
      const refused = await visitor.submit("/settings", { passkey }, add);
      expect(await alertOf(refused)).toMatch(/was not added|in use already/);
    }
    expect([storedAccount(place, ada), storedAccount(place, bo)]).toEqual(before);
    await visitor.submit("/settings", { passkey: fresh.create({ ...here, challenge: own }) }, add);
    expect(storedAccount(place, ada).passkeys).toHaveLength(2);
  });
});

describe("logging in", () => {
  test("it is both steps in one, and leads where one was going", async () => {
    const { ada } = await people("ada");
    const { authenticator } = await withPasskey(ada);
    await turnOnTwoStep(place, ada);
    const visitor = new Visitor(place);
    const path = "/login?next=%2Fjoin%2Fsome-code";
    const challenge = await challengeIn(await visitor.submit(path, {}, use));
    const passkey = authenticator.get({ ...here, challenge });
    const entered = await visitor.submit(path, { passkey }, use);
    expect(entered.headers.get("location")).toContain("/join/some-code");
    expect((await visitor.call("GET", "/me")).body).toMatchObject({ email: ada.email });
    expect(storedAccount(place, ada).passkeys).toMatchObject([{ lastUsedAt: expect.anything() }]);
  });

  test("an answer counts once, to an open challenge, from this site, by who was verified", async () => {
    const { ada } = await people("ada");
    const { authenticator, visitor: owner } = await withPasskey(ada);
    const { passkey: used } = await logInBy(authenticator);
    const presentPassword = ada.password;
    const toAdd = await challengeIn(await owner.submit("/settings", { presentPassword }, add));
    const visitor = new Visitor(place);
    const challenge = await challengeFor(visitor);
    const before = storedAccount(place, ada);

    const evil = "https://evil.example";
    const stranger = newAuthenticator();
    const disguised = { ...JSON.parse(stranger.get({ ...here, challenge })), id: authenticator.id };
    disguised.rawId = authenticator.id;
    const answers = [
      used,
      authenticator.get({ ...here, challenge: toAdd }),
      authenticator.get({ ...here, challenge: "A".repeat(43) }),
      authenticator.get({ ...here, origin: evil, challenge }),
      authenticator.get({ ...here, host: "evil.example", challenge }),
      authenticator.get({ ...here, userVerified: false, challenge }),
      stranger.get({ ...here, challenge }),
      JSON.stringify(disguised),
      authenticator.create({ ...here, challenge }),
      "nonsense",
    ];
    for (const passkey of answers) {
      const refused = await visitor.submit("/login", { passkey }, use);
      expect(await alertOf(refused)).toContain("does not work here");
    }
    expect(storedAccount(place, ada)).toEqual(before);
    expect(await isIn(visitor)).toBe(false);
    const right = authenticator.get({ ...here, challenge });
    expect((await visitor.submit("/login", { passkey: right }, use)).status).toBe(303);
  });

  test("a counter that does not move on is a copy's", async () => {
    const { ada } = await people("ada");
    const { authenticator } = await withPasskey(ada);
    expect((await logInBy(authenticator, { ...here, counter: 7 })).response.status).toBe(303);
    const before = storedAccount(place, ada);
    for (const counter of [7, 6, 0]) {
      const { response } = await logInBy(authenticator, { ...here, counter });
      expect(await alertOf(response)).toContain("does not work here");
    }
    expect(storedAccount(place, ada)).toEqual(before);
    expect((await logInBy(authenticator, { ...here, counter: 8 })).response.status).toBe(303);
  });

  test("of two at once with one answer, one gets in", async () => {
    const { ada } = await people("ada");
    const { authenticator } = await withPasskey(ada);
    const visitor = new Visitor(place);
    const passkey = authenticator.get({ ...here, challenge: await challengeFor(visitor) });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => new Visitor(place).submit("/login", { passkey }, use)),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });
});

describe("those there are", () => {
  test("are renamed and removed by their owner only; a removed one lets nobody in", async () => {
    const { ada, bo } = await people("ada", "bo");
    const { visitor, authenticator } = await withPasskey(ada);
    const { visitor: other } = await withPasskey(bo);
    const passkeyId = authenticator.id;
    const before = storedAccount(place, ada);
    const named = (who: Visitor, name: string) =>
      who.submit("/settings", { passkeyId, name }, { button: "Rename" });
    const removed = (who: Visitor, presentPassword: string) =>
      who.submit("/settings", { passkeyId, presentPassword }, { button: "Remove" });

    const refused = [
      await named(other, "Mine now"),
      await removed(other, bo.password),
      await named(visitor, " "),
      await named(visitor, "Key\u202e"),
      await removed(visitor, "wrong"),
    ];
    for (const response of refused) expect(await alertOf(response)).toBeDefined();
    expect(storedAccount(place, ada)).toEqual(before);

    await named(visitor, "The blue key");
    expect(await (await visitor.fetch("/settings")).text()).toContain("The blue key");
    await removed(visitor, ada.password);
    expect(storedAccount(place, ada).passkeys).toEqual([]);
    const mail = await mailTo(place, ada.email, "A passkey was removed");
    expect(mail.text).toContain("The blue key");
    const { response } = await logInBy(authenticator);
    expect(await alertOf(response)).toContain("does not work here");
    expect(await isIn(visitor)).toBe(true);
  });

  test("strangers do none of it", async () => {
    const { ada } = await people("ada");
    const { visitor: seenBy, authenticator } = await withPasskey(ada);
    const before = storedAccount(place, ada);
    const stranger = new Visitor(place);
    const passkeyId = authenticator.id;
    const presentPassword = ada.password;
    await stranger.submit("/settings", { presentPassword }, { ...add, seenBy });
    await stranger.submit("/settings", { passkeyId, name: "X" }, { button: "Rename", seenBy });
    const removal = { passkeyId, presentPassword };
    await stranger.submit("/settings", removal, { button: "Remove", seenBy });
    expect(storedAccount(place, ada)).toEqual(before);
  });
});
