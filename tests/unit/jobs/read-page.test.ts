import { readPage } from "@/lib/jobs/read-page";
import { pageOf } from "@/tests/support/web-site";

async function* chunksOf(bytes: Buffer, size = 7) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = (html: string | Buffer, charset: string | null = null, size?: number) =>
  readPage({
    url: new URL("https://site.example/deep/page"),
    contentType: "text/html",
    charset,
    body: chunksOf(Buffer.from(html), size),
    close: () => {},
  });

const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;

test("Open Graph comes before Twitter, and Twitter before HTML; what is relative becomes absolute", async () => {
  const open = meta("og:title", "Open &amp; Graph") + meta("og:image", "../soup.png");
  const twitter = meta("twitter:title", "Twitter") + meta("twitter:description", "On  Twitter\n ");
  expect(await read(pageOf("Plain", twitter + open + meta("og:site_name", "Site")))).toEqual({
    title: "Open & Graph",
    description: "On Twitter",
    siteName: "Site",
    imageUrl: "https://site.example/soup.png",
  });
  expect(await read(pageOf("Plain", '<meta name="description" content="Words">'))).toEqual({
    ...{ title: "Plain", description: "Words", siteName: "", imageUrl: null },
  });
});

test("letters are read as the page or its server says", async () => {
  const cyrillic = Buffer.from([0xd1, 0xf3, 0xef]);
  const page = (head: string) =>
    Buffer.concat([Buffer.from(`${head}<title>`), cyrillic, Buffer.from("</title>")]);
  expect((await read(page(""), "windows-1251")).title).toBe("Суп");
  expect((await read(page('<meta charset="windows-1251">'), null, 200)).title).toBe("Суп");
  expect((await read(pageOf("Suppe für Zwölf"), "no-such-charset")).title).toBe("Suppe für Zwölf");
});

test("hostile pages come out as short, plain lines", async () => {
  const { title } = await read(pageOf("\u202Egnp.exe\u0000<b>x</b> &lt;script&gt; \u200B"));
  expect(title).toBe("gnp.exe <b>x</b> <script>");
  expect([...(await read(pageOf("a".repeat(100_000)), null, 4_096)).title]).toHaveLength(200);
  expect(await read(pageOf("T", meta("og:image", "javascript:alert(1)")))).toMatchObject({
    imageUrl: "javascript:alert(1)",
  });
  expect(
    (await read(`<title>T</title>${"<a>".repeat(100_000)}${"</b>".repeat(100_000)}`)).title,
  ).toBe("T");
  const late = `${pageOf("Early")}${meta("og:title", "Late")}`;
  expect((await read(late)).title).toBe("Early");
  expect((await read("")).title).toBe("");
});
