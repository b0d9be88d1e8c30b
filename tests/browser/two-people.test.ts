/** Two people chat, from the first account to a full room, wherever Hearth runs. */
import type { Browser } from "playwright-core";
import { lanAddress } from "@/tests/support/address";
import { launchBrowser, sizes } from "@/tests/support/browser";
import { startHttpsProxy } from "@/tests/support/https-proxy";
import { twoPeopleChat } from "@/tests/support/journeys";
import { startServer } from "@/tests/support/server";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

type Size = keyof typeof sizes;

test.each(Object.keys(sizes) as Size[])("live, %s", async (size) => {
  const server = await startServer();
  expect(await twoPeopleChat(browser, server, size)).toEqual([]);
  await server.stop();
});

test("polling, without server.ts", async () => {
  const server = await startServer({ preview: true });
  const problems = await twoPeopleChat(browser, server, "desk");
  // A poll that is under way while one leaves is refused; nobody is shown that.
  expect(problems.filter((text) => !/404 .*\/changes\?/.test(text))).toEqual([]);
  await server.stop();
});

test("at an address that is not localhost, so not a secure context", async () => {
  const server = await startServer();
  const place = { url: `http://${lanAddress()}:${server.port}` };
  expect(await twoPeopleChat(browser, place, "phone")).toEqual([]);
  await server.stop();
});

test("behind an https proxy", async () => {
  const server = await startServer({ env: { TRUST_PROXY: "1" } });
  const proxy = await startHttpsProxy(server.port);
  expect(await twoPeopleChat(browser, proxy, "desk")).toEqual([]);
  proxy.stop();
  await server.stop();
});
