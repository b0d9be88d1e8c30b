/** What a phone reads before it puts Hearth on its home screen. */
import type { MetadataRoute } from "next";
import sharp from "sharp";
import { startServer, type TestServer } from "@/tests/support/server";
import { Visitor } from "@/tests/support/visitor";

let server: TestServer;
let visitor: Visitor;
let manifest: MetadataRoute.Manifest;
beforeAll(async () => {
  server = await startServer();
  visitor = new Visitor(server);
  await visitor.submit("/signup", {
    ...{ hearthName: "Class 7b", email: "ada@example.org", firstName: "Ada", lastName: "Lovelace" },
    ...{ password: "a quiet evening", repeatPassword: "a quiet evening" },
  });
  const page = await (await new Visitor(server).fetch("/login")).text();
  const path = /<link rel="manifest" href="([^"]+)"/.exec(page)?.[1] ?? "";
  manifest = await (await new Visitor(server).fetch(path)).json();
});
afterAll(() => server.stop());

test("it has the name of this Hearth, opens its rooms, and stands alone", () => {
  expect(manifest).toMatchObject({
    ...{ name: "Class 7b", short_name: "Class 7b" },
    ...{ id: "/", start_url: "/rooms", display: "standalone" },
  });
});

test("each icon is there, of the type and the size it says", async () => {
  const icons = manifest.icons ?? [];
  for (const { src, type, sizes } of icons) {
    const answer = await new Visitor(server).fetch(src);
    expect([src, answer.status, answer.headers.get("content-type")]).toEqual([src, 200, type]);
    const { width, height } = await sharp(await answer.bytes()).metadata();
    const size = sizes === "any" ? expect.any(String) : sizes;
    expect([src, `${width}x${height}`]).toEqual([src, size]);
  }
  const said = icons.map(({ sizes, purpose }) => [sizes, purpose ?? "any"]);
  expect(said).toEqual(
    expect.arrayContaining([
      ["192x192", "any"],
      ["512x512", "any"],
      ["512x512", "maskable"],
      ["any", "monochrome"],
    ]),
  );
});

test("its shortcuts lead to pages", async () => {
  for (const { url } of manifest.shortcuts ?? []) {
    expect([url, (await visitor.fetch(url)).status]).toEqual([url, 200]);
  }
});
