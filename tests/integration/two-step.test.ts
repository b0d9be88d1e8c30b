/** Two-step sign-in in the settings: turned on, renewed and turned off by who may, and by nobody else. */
import { alertOf } from "@/tests/support/alert";
import { hearthCommand } from "@/tests/support/command";
import { mailTo } from "@/tests/support/mailbox";
import { logIn, people } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";
import {
  appCode,
  beginTwoStep,
  codesIn,
  halfIn,
  storedAccount,
  turnOnTwoStep,
} from "@/tests/support/two-step";
import { Visitor } from "@/tests/support/visitor";

const place = sharedServer();
const byRecovery = "/login/code?by=recovery";

describe("turning it on", () => {
  test("asks for the password, then for a code of the app, and shows ten recovery codes once", async () => {
    const { ada } = await people("ada");
    const first = await logIn(place, ada);
    const before = storedAccount(place, ada);
    const wrong = { presentPassword: "not this one" };
    expect(await alertOf(await first.submit("/settings", wrong, { button: "Continue" }))).toContain(
      "That is not your present password.",
    );
    expect(storedAccount(place, ada)).toEqual(before);

    const { visitor, key } = await beginTwoStep(place, ada);
    const page = await (await visitor.fetch("/settings")).text();
    expect(page).toContain('class="qr"');
    expect(JSON.stringify(storedAccount(place, ada).user)).not.toContain(key.replaceAll(" ", ""));
    // It does not count yet.
    await logIn(place, ada);

    const begun = storedAccount(place, ada);
    for (const code of [appCode(key, 5), appCode(key, -5), "12345"]) {
      const refused = await visitor.submit("/settings", { code }, { button: "Turn on" });
      expect(await alertOf(refused)).toMatch(/That code is not right|Type the 6 digits/);
    }
    expect(storedAccount(place, ada)).toEqual(begun);

    const on = await visitor.submit("/settings", { code: appCode(key) }, { button: "Turn on" });
    const codes = codesIn(await on.text());
    expect(new Set(codes).size).toBe(10);
    const again = await (await visitor.fetch("/settings")).text();
    expect(again).toContain("10 recovery codes left.");
    expect(again).not.toContain(key);
    expect(codesIn(again)).toEqual([]);
    const stored = JSON.stringify(storedAccount(place, ada));
    for (const code of codes) expect(stored).not.toContain(code.replaceAll("-", ""));
    await mailTo(place, ada.email, "Two-step sign-in is on");
  });

  test("the code that turned it on lets nobody in after it", async () => {
    const { ada } = await people("ada");
    const { visitor, key } = await beginTwoStep(place, ada);
    const code = appCode(key);
    await visitor.submit("/settings", { code }, { button: "Turn on" });
    const half = await halfIn(place, ada);
    expect(await alertOf(await half.visitor.submit("/login/code", { code }))).toContain(
      "That code is not right.",
    );
  });

  test("can be called off before it counts", async () => {
    const { ada } = await people("ada");
    const first = await logIn(place, ada);
    const { user } = storedAccount(place, ada);
    const { visitor } = await beginTwoStep(place, ada);
    await visitor.submit("/settings", {}, { button: "Cancel" });
    expect(storedAccount(place, ada).user).toEqual(user);
    expect(await (await first.fetch("/settings")).text()).toContain("Set up two-step sign-in");
  });
});

describe("turning it off, and new recovery codes", () => {
  const off = { button: "Turn off" };

  test("need the password and a code, and change nothing without either", async () => {
    const { ada } = await people("ada");
    const { visitor, key, recoveryCodes } = await turnOnTwoStep(place, ada);
    const before = storedAccount(place, ada);
    const presentPassword = ada.password;
    const refused = [
      await visitor.submit("/settings", { presentPassword: "wrong", code: appCode(key) }, off),
      await visitor.submit("/settings", { presentPassword, code: appCode(key, 5) }, off),
      await visitor.submit("/settings", { presentPassword, code: "nonsense" }, off),
      await visitor.submit("/settings", { presentPassword: "wrong" }, { button: "Make new codes" }),
    ];
    for (const response of refused) expect(await alertOf(response)).toBeDefined();
    expect(storedAccount(place, ada)).toEqual(before);

    const renewed = await visitor.submit(
      "/settings",
      { presentPassword },
      { button: "Make new codes" },
    );
    const fresh = codesIn(await renewed.text());
    expect(fresh).toHaveLength(10);
    await mailTo(place, ada.email, "You have new recovery codes");
    const [old = ""] = recoveryCodes;
    const { visitor: half } = await halfIn(place, ada);
    expect(await alertOf(await half.submit(byRecovery, { recoveryCode: old }))).toBeDefined();

    await visitor.submit("/settings", { presentPassword, code: fresh[0] ?? "" }, off);
    await mailTo(place, ada.email, "Two-step sign-in is off");
    expect(storedAccount(place, ada)).toMatchObject({ recoveryCodes: [] });
    await logIn(place, ada);
  });

  test("work with the app's code", async () => {
    const { ada } = await people("ada");
    const { visitor, key } = await turnOnTwoStep(place, ada);
    const fields = { presentPassword: ada.password, code: appCode(key) };
    await visitor.submit("/settings", fields, off);
    await logIn(place, ada);
  });

  test("the operator turns it off for who lost everything", async () => {
    const { ada } = await people("ada");
    await turnOnTwoStep(place, ada);
    const run = (email: string) =>
      hearthCommand(place.dataDir, "two-step:off", "--email", email, "--json");
    expect(await run("nobody@example.org")).toMatchObject({ code: 1 });
    expect(await run(ada.email)).toMatchObject({ code: 0, stderr: "" });
    expect(await run(ada.email)).toMatchObject({
      code: 1,
      stderr: "Two-step sign-in is not on.\n",
    });
    await logIn(place, ada);
    await mailTo(place, ada.email, "Two-step sign-in is off");
  });
});

test("strangers do none of it", async () => {
  const { ada } = await people("ada");
  const { visitor: seenBy, key } = await beginTwoStep(place, ada);
  const begun = storedAccount(place, ada);
  const stranger = new Visitor(place);
  await stranger.submit("/settings", { code: appCode(key) }, { button: "Turn on", seenBy });
  await stranger.submit("/settings", {}, { button: "Cancel", seenBy });
  expect(storedAccount(place, ada)).toEqual(begun);

  await seenBy.submit("/settings", { code: appCode(key) }, { button: "Turn on" });
  const on = storedAccount(place, ada);
  const fields = { presentPassword: ada.password, code: appCode(key, 1) };
  await stranger.submit("/settings", fields, { button: "Turn off", seenBy });
  const { presentPassword } = fields;
  await stranger.submit("/settings", { presentPassword }, { button: "Make new codes", seenBy });
  expect(storedAccount(place, ada)).toEqual(on);
});
