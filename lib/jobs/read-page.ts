import { Parser } from "htmlparser2";
import type { Fetched } from "./guarded-fetch";
import { plainLine } from "./plain-line";

/** What a page says of itself, in plain lines; `title` is "" where it says nothing. */
export type PageFacts = {
  title: string;
  description: string;
  siteName: string;
  imageUrl: string | null;
};

/** What people look at comes early; what comes after that much is not read, in bytes and in tags. */
const most = { bytes: 1_000_000, tags: 5_000, value: 2_000 };
const longest = { title: 200, description: 300, siteName: 80 };

const wanted = new Set([
  ...["og:title", "og:description", "og:site_name", "og:image", "og:image:secure_url"],
  ...["twitter:title", "twitter:description", "twitter:image", "description"],
]);

/** Reads the head of a page, Open Graph before Twitter before HTML, and then leaves it. */
export async function readPage({ url, charset, body }: Fetched): Promise<PageFacts> {
  const head = readHead();
  let decoder: TextDecoder | null = null;
  let bytes = 0;
  for await (const chunk of body) {
    decoder ??= decoderFor(charset ?? declaredCharset(chunk));
    head.read(decoder.decode(chunk, { stream: true }));
    bytes += chunk.length;
    if (head.isOver() || bytes >= most.bytes) break;
  }
  const { found, title } = head;
  const first = (...names: string[]) => names.map((name) => found.get(name)).find(Boolean) ?? "";
  return {
    title: plainLine(first("og:title", "twitter:title") || title(), longest.title),
    description: plainLine(
      first("og:description", "twitter:description", "description"),
      longest.description,
    ),
    siteName: plainLine(first("og:site_name"), longest.siteName),
    imageUrl: absolute(first("og:image:secure_url", "og:image", "twitter:image"), url),
  };
}

function readHead() {
  const found = new Map<string, string>();
  let title = "";
  let inTitle = false;
  let tags = 0;
  let over = false;
  const end = () => {
    over = true;
    parser.pause();
  };
  const countTag = () => {
    if (++tags > most.tags) end();
  };
  const parser = new Parser({
    onopentag(name, { property, name: key, content }) {
      countTag();
      if (name === "body") end();
      inTitle = name === "title";
      const meant = (property ?? key ?? "").trim().toLowerCase();
      if (name !== "meta" || !content || !wanted.has(meant) || found.has(meant)) return;
      found.set(meant, content.slice(0, most.value));
    },
    ontext(text) {
      if (inTitle && title.length < most.value) title += text;
    },
    onclosetag(name) {
      countTag();
      inTitle = false;
      if (name === "head") end();
    },
  });
  return {
    found,
    title: () => title.slice(0, most.value),
    isOver: () => over,
    read(text: string) {
      if (!over) parser.write(text);
    },
  };
}

/** As the page itself says, near its beginning. */
function declaredCharset(start: Buffer): string {
  const text = start.toString("latin1", 0, 2_048);
  return /<meta[^>]{1,200}?charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(text)?.[1] ?? "utf-8";
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

function absolute(address: string, base: URL): string | null {
  return address && URL.canParse(address, base.href) ? new URL(address, base).href : null;
}
