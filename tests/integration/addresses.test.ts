/** Addresses that nobody types by accident: an answer, and never our fault. */
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { sharedServer } from "@/tests/support/shared-server";

async function statusOf(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(sharedServer().url);
  const asked = request({ hostname, port, path }).end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

test.each(["/rooms/%ff", "/%", "*", "/join/%E0%A4%A"])("%s cannot be read", async (path) => {
  expect(await statusOf(path)).toBe(400);
});

test.each(["/join/%00", "/nowhere", "/join/%2e%2e%2f"])("%s is not there", async (path) => {
  expect(await statusOf(path)).toBe(404);
});
