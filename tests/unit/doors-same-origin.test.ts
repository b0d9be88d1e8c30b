import { mayCallAction, mayConnect, mayWrite, ownOrigin } from "@/lib/auth/same-origin";

const nothing = { origin: null, fetchSite: null, referer: null };
const own = "https://chat.example.org";

describe("ownOrigin", () => {
  test.each([
    [null, { proto: null, host: "localhost:3000" }, "http://localhost:3000"],
    [null, { proto: "https", host: "Chat.Example.org:443" }, "https://chat.example.org"],
    [null, { proto: "http", host: "[::1]:3000" }, "http://[::1]:3000"],
    [null, { proto: "http", host: "192.168.1.7:80" }, "http://192.168.1.7"],
    ["https://chat.example.org/", { proto: "http", host: "10.0.0.5:3000" }, own],
    [null, { proto: "http", host: null }, null],
    [null, { proto: "http", host: "evil.example/path" }, null],
    [null, { proto: "http", host: "user@evil.example" }, null],
  ])("PUBLIC_URL %s, request %j: %s", (publicUrl, request, expected) => {
    expect(ownOrigin(publicUrl, request)).toBe(expected);
  });
});

describe("mayWrite", () => {
  test.each([
    [{ ...nothing, origin: own }, true],
    [{ ...nothing, origin: "https://chat.example.org:443" }, true],
    [{ ...nothing, fetchSite: "same-origin" }, true],
    [{ ...nothing }, false],
    [{ ...nothing, origin: "null" }, false],
    [{ ...nothing, origin: "null", fetchSite: "same-origin" }, false],
    [{ ...nothing, origin: "" }, false],
    [{ ...nothing, origin: "https://evil.example" }, false],
    [{ ...nothing, origin: "https://evil.example", fetchSite: "same-origin" }, false],
    [{ ...nothing, origin: "http://chat.example.org" }, false],
    [{ ...nothing, origin: "https://chat.example.org:8443" }, false],
    [{ ...nothing, origin: "https://chat.example.org.evil.example" }, false],
    [{ ...nothing, fetchSite: "same-site" }, false],
    [{ ...nothing, fetchSite: "cross-site" }, false],
    [{ ...nothing, fetchSite: "none" }, false],
    [{ ...nothing, referer: `${own}/rooms` }, false],
  ])("%j: %s", (from, expected) => {
    expect(mayWrite(from, own)).toBe(expected);
  });

  test("nothing may where no origin is one's own", () => {
    expect(mayWrite({ ...nothing, origin: "null" }, null)).toBe(false);
    expect(mayWrite({ ...nothing, origin: own }, null)).toBe(false);
  });
});

test("server actions need an Origin", () => {
  expect(mayCallAction({ ...nothing, origin: own }, own)).toBe(true);
  expect(mayCallAction({ ...nothing, fetchSite: "same-origin" }, own)).toBe(false);
  expect(mayCallAction({ ...nothing, origin: "null" }, own)).toBe(false);
});

describe("mayConnect", () => {
  test.each([
    [{ ...nothing, origin: own }, true],
    [{ ...nothing, fetchSite: "same-origin" }, true],
    [{ ...nothing, referer: `${own}/rooms/1` }, true],
    [{ ...nothing, referer: "https://evil.example/" }, false],
    [{ ...nothing, referer: "not a url" }, false],
    [{ origin: "https://evil.example", fetchSite: null, referer: `${own}/rooms` }, false],
    [{ origin: null, fetchSite: "cross-site", referer: `${own}/rooms` }, false],
    [{ ...nothing }, false],
  ])("%j: %s", (from, expected) => {
    expect(mayConnect(from, own)).toBe(expected);
  });
});
