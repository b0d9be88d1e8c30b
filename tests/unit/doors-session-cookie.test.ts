import { encode } from "next-auth/jwt";
import { readSessionId, sessionCookieName } from "@/lib/auth/session-cookie";

const secret = "a secret of thirty-two characters";
process.env.AUTH_SECRET = secret;

const signed = (salt: string, sid = "session-1") => encode({ token: { sid }, salt, secret });

test.each([true, false])("reads what next-auth signs, secure %s", async (secure) => {
  const name = sessionCookieName(secure);
  const cookie = `tz=Europe%2FBerlin; ${name}=${await signed(name)}; other=1`;
  expect(await readSessionId(cookie, secure)).toBe("session-1");
  expect(await readSessionId(cookie, !secure)).toBeNull();
});

test("joins the chunks of a long cookie in their order", async () => {
  const name = sessionCookieName(false);
  const token = await signed(name);
  const [a, b, c] = [token.slice(0, 50), token.slice(50, 90), token.slice(90)];
  const cookie = `${name}.1=${b}; ${name}.2=${c}; ${name}.0=${a}`;
  expect(await readSessionId(cookie, false)).toBe("session-1");
});

test.each(["", "garbage", "a.b.c.d.e", "%%%"])(
  "a forged cookie %j has no session",
  async (value) => {
    const name = sessionCookieName(false);
    expect(await readSessionId(`${name}=${value}`, false)).toBeNull();
  },
);

test("a cookie signed by another installation has no session", async () => {
  const name = sessionCookieName(false);
  const token = await encode({ token: { sid: "session-1" }, salt: name, secret: "another one" });
  expect(await readSessionId(`${name}=${token}`, false)).toBeNull();
});
