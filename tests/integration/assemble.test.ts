/** What the image holds runs by itself: pages, API, sockets, pictures and operator commands. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runScript } from "@/tests/support/command";
import { signUp } from "@/tests/support/people";
import { fourFields } from "@/tests/support/pictures";
import { serverEnv, startServer } from "@/tests/support/server";
import { closeSockets, openSocket } from "@/tests/support/sockets";

let folder: string;
beforeAll(() => {
  // Outside of the project: nothing may be found in a node_modules above it.
  folder = mkdtempSync(join(tmpdir(), "hearth-assembled-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(closeSockets);

// 200 MB are copied, and a busy machine's disk takes its time.
test("an assembled Hearth needs neither its sources nor its tools", async () => {
  const root = join(folder, "hearth");
  const assembled = await runScript("scripts/assemble.mjs", [root], process.env);
  expect(assembled).toEqual({ code: 0, stdout: "", stderr: "" });
  for (const name of ["app", "lib", "node_modules/typescript", "node_modules/esbuild"]) {
    expect(existsSync(join(root, name))).toBe(false);
  }
  const server = await startServer({ root });
  const command = ["users:create", "--email", "ada@example.org", "--first", "Ada"];
  const more = ["--last", "Lovelace", "--password", "a quiet evening"];
  const script = join(root, "scripts/hearth.mjs");
  const made = await runScript(script, [...command, ...more], serverEnv(server.dataDir));
  expect(made).toMatchObject({ code: 0, stderr: "" });

  const { visitor, response } = await signUp(server, { firstName: "Bo", lastName: "Lindqvist" });
  expect(response.headers.get("location")).toBe("/rooms");
  const room = { name: "Kitchen", kind: "open", memberLimit: 5 };
  const { body } = await visitor.call<{ id: string }>("POST", "/rooms", room);
  const message = { clientId: "one", body: "hello" };
  expect((await visitor.call("POST", `/rooms/${body.id}/messages`, message)).status).toBe(201);
  expect(await (await visitor.fetch(`/rooms/${body.id}`)).text()).toContain("hello");
  const picture = await fourFields().png().toBuffer();
  const init = { method: "PUT", body: new Uint8Array(picture) };
  expect((await visitor.fetch("/api/v1/me/picture", init)).status).toBe(200);
  await openSocket(server, { cookie: visitor.cookies.header() });
  const archive = join(folder, "out.tar.gz");
  const backup = await runScript(script, ["backup", archive], serverEnv(server.dataDir));
  expect(backup).toMatchObject({ code: 0, stderr: "" });
  expect(await server.stop()).toBe(0);
}, 240_000);

test("it is never put over something", async () => {
  const { code, stderr } = await runScript("scripts/assemble.mjs", [folder], process.env);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `${folder} is there already; name a new folder.\n`,
  });
});
