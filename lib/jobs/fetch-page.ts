import { log } from "@/lib/log";
import { guardedFetch } from "./guarded-fetch";
import { AddressRefused, type Guard, ownGuard } from "./guarded-target";
import { type PageFacts, readPage } from "./read-page";

/** For the page and its picture together, in ms. */
const patienceMs = 7_000;
const pageTypes = new Set(["text/html", "application/xhtml+xml"]);
const imageTypes = new Set(["image/jpeg", "image/png", "image/gif", "image/webp"]);

/** What a page says of itself, with its picture as it came. */
export type FetchedPage = Omit<PageFacts, "imageUrl"> & {
  image: Uint8Array | null;
  /** Asking again soon would bring the same. */
  isFinal: boolean;
};

const nothing = { title: "", description: "", siteName: "", image: null };

/**
 * Reads a web page for its preview. Never throws: a page that says nothing, is none or is not to be
 * asked has the title "".
 */
export async function fetchPage(address: string, guard: Guard = ownGuard()): Promise<FetchedPage> {
  const signal = AbortSignal.timeout(patienceMs);
  const wishes = { guard, signal };
  try {
    const accept = "text/html, application/xhtml+xml";
    const page = await guardedFetch(address, { ...wishes, accept });
    if (!pageTypes.has(page.contentType)) {
      page.close();
      return { ...nothing, isFinal: true };
    }
    const { imageUrl, ...facts } = await readPage(page);
    const isWorthIt = facts.title !== "" && imageUrl !== null;
    const image = isWorthIt ? await fetchImage(imageUrl, wishes) : null;
    return { ...facts, image, isFinal: true };
  } catch (error) {
    // Without the address: logs hold nothing of what people write.
    log.debug({ reason: reasonOf(error) }, "a link has no preview");
    return { ...nothing, isFinal: error instanceof AddressRefused };
  }
}

type Wishes = { guard: Guard; signal: AbortSignal };

/** Null where there is none to be had: the words are worth showing by themselves. */
async function fetchImage(address: string, wishes: Wishes): Promise<Uint8Array | null> {
  try {
    const accept = [...imageTypes].join(", ");
    const { contentType, body, close } = await guardedFetch(address, { ...wishes, accept });
    if (!imageTypes.has(contentType)) {
      close();
      return null;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    log.debug({ reason: reasonOf(error) }, "a link's picture is not to be had");
    return null;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof AddressRefused || !(error instanceof Error) ? String(error) : error.name;
}
