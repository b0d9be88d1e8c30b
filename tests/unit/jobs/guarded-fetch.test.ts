/** What is asked and what is not, against a site of the test's own. */
import { gzipSync } from "node:zlib";
import { guardedFetch } from "@/lib/jobs/guarded-fetch";
import { AddressRefused, type Guard } from "@/lib/jobs/guarded-target";
import { mostBytes } from "@/lib/jobs/read-body";
import { answer, redirectTo, startSite } from "@/tests/support/web-site";

const html = { "content-type": "text/html" };
let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  site = await startSite({
    "/": answer("hello"),
    "/round": redirectTo("/round"),
    "/inside": redirectTo("http://127.0.0.2/"),
    "/metadata": redirectTo("http://169.254.169.254/latest"),
    "/file": redirectTo("file:///etc/passwd"),
    "/named": redirectTo("http://user:secret@127.0.0.1/"),
    "/huge": (_request, response) => {
      response.writeHead(200, html);
      const more = (): void => {
        while (response.write(Buffer.alloc(65_536, "a"))) {}
        response.once("drain", more);
      };
      more();
    },
    "/bomb": answer(gzipSync(Buffer.alloc(mostBytes * 20)), {
      ...html,
      "content-encoding": "gzip",
    }),
    "/zipped": answer(gzipSync("hello"), { ...html, "content-encoding": "gzip" }),
    "/strange": answer("hello", { ...html, "content-encoding": "gzip, gzip" }),
    "/broken": answer("hello", { ...html, "content-encoding": "gzip" }),
    "/silent": () => {},
    "/slow": (_request, response) => {
      response.writeHead(200, html);
      const drip = setInterval(() => response.write("a"), 20);
      response.once("close", () => clearInterval(drip));
    },
  });
});
afterAll(() => site.stop());

/** Allows the site by its name and port, and nothing beside it. */
const guard = (more: Partial<Guard> = {}): Guard => ({
  allowed: [`127.0.0.1:${site.port}`, `site.test:${site.port}`],
  ownHost: null,
  resolve: async () => [],
  ...more,
});

async function get(address: string, more: Partial<Guard> = {}, patienceMs = 5_000) {
  const signal = AbortSignal.timeout(patienceMs);
  const { body, ...answered } = await guardedFetch(address, {
    ...{ guard: guard(more), accept: "*/*", signal },
  });
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return { ...answered, text: Buffer.concat(chunks).toString() };
}

test("a page is read, packed or not, without cookies or a referrer", async () => {
  expect(await get(`${site.url}/`)).toMatchObject({ contentType: "text/html", text: "hello" });
  expect(await get(`${site.url}/zipped`)).toMatchObject({ text: "hello" });
  const { headers } = site.asked.at(-1) ?? {};
  expect(headers).not.toHaveProperty("cookie");
  expect(headers).not.toHaveProperty("referer");
});

test.each([
  ...["http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f.1/"],
  ...["http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/", "http://[fd00::1]/"],
  ...["http://0/", "http://127.0.0.1:22/", "https://example.org:8443/", "ftp://example.org/"],
  ...["file:///etc/passwd", "http://ada:secret@example.org/", "https://chat.example.org/"],
  ...["https://chat.example.org./", "http://two-faced.test/"],
])("%s is not asked", async (address) => {
  const known: Record<string, string[]> = {
    localhost: ["127.0.0.1"],
    "example.org": ["93.184.216.34"],
    "two-faced.test": ["93.184.216.34", "10.0.0.1"],
  };
  const resolve = async (host: string) =>
    (known[host] ?? []).map((one) => ({ address: one, family: 4 }));
  const asked = get(address, { resolve, ownHost: "chat.example.org" });
  await expect(asked).rejects.toThrow(AddressRefused);
});

test.each(["/inside", "/metadata", "/file", "/named", "/round"])(
  "where %s redirects to is not asked",
  async (path) => {
    await expect(get(`${site.url}${path}`)).rejects.toThrow(AddressRefused);
  },
);

test("a name is resolved once, and the connection goes to the address that was checked", async () => {
  const answers = ["127.0.0.1", "192.0.2.1"];
  const resolve = async () => [{ address: answers.shift() ?? "192.0.2.1", family: 4 }];
  const { text } = await get(`http://site.test:${site.port}/`, { resolve });
  expect(text).toBe("hello");
  expect(answers).toEqual(["192.0.2.1"]);
  expect(site.asked.at(-1)?.headers.host).toBe(`site.test:${site.port}`);
});

test.each(["/huge", "/bomb", "/strange", "/broken"])("%s is given up", async (path) => {
  await expect(get(`${site.url}${path}`)).rejects.toThrow();
});

test.each(["/silent", "/slow"])("%s is given up when the time is over", async (path) => {
  await expect(get(`${site.url}${path}`, {}, 300)).rejects.toThrow();
});

test("a name that is resolved for ever is given up too", async () => {
  const resolve = () => new Promise<never>(() => {});
  await expect(get("http://slow.test/", { resolve }, 100)).rejects.toThrow(/timeout/);
});
