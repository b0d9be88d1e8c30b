import { Prisma } from "@/generated/sqlite/client";
import { db, type Tx, transact } from "@/lib/db";
import { type FetchedPage, fetchPage } from "@/lib/jobs/fetch-page";
import { once } from "@/lib/once";
import { encodePicture } from "./encode-picture";
import { newId, newSecret } from "./ids";
import { deletionOf } from "./message-view";
import { announceMoved, moveMessages } from "./move-messages";
import { previewedLink } from "./previewed-link";
import { isRateLeft } from "./rate-limits";
import { tryLockRoom, type WrittenLines } from "./room-lock";
import { publicUser } from "./views";

/** How long a page that was read is taken as it was; one that did not answer is tried sooner. */
const freshMs = { read: 24 * 60 * 60_000, silent: 10 * 60_000 };

/**
 * The job that looks where a message's first link leads and adds what is there to the message, which
 * everybody in its room then hears of. An edit in the meantime has a job of its own. Pages are read
 * once a day, for whichever messages show them.
 */
export async function previewMessage({ messageId }: { messageId: string }): Promise<void> {
  const asked = await findLink(db(), messageId);
  if (!asked) return;
  const { link, roomId, authorId } = asked;
  const known = await findFresh(db(), link);
  if (!known && !(await isRateLeft("preview", authorId))) return;
  const told = await readOnce(link, (read) => add({ messageId, roomId, link, read }));
  if (told) announceMoved(told);
}

type Added = { messageId: string; roomId: string; link: string; read: ReadPage | null };

/** Shows a page below a message, if its first link still leads there; null where nothing changes. */
function add({ messageId, roomId, link, read }: Added): Promise<WrittenLines | null> {
  return transact(async (tx) => {
    const room = await tryLockRoom(tx, roomId);
    if (!room || (await findLink(tx, messageId))?.link !== link) return null;
    if (await tx.linkPreview.findUnique({ where: { messageId } })) return null;
    const page = (await findFresh(tx, link)) ?? (await storePage(tx, link, read));
    await tx.linkPreview.create({ data: { id: newSecret(), messageId, pageId: page.id } });
    return page.title === "" ? null : moveMessages(tx, room, Prisma.sql`"id" = ${messageId}`);
  });
}

/** The link that is to be looked at, if there still is one. */
async function findLink(tx: Tx, messageId: string) {
  const message = await tx.message.findUnique({
    where: { id: messageId },
    include: { author: { select: publicUser }, room: { select: { linkPreviews: true } } },
  });
  if (!message?.room.linkPreviews || deletionOf(message, message.author)) return null;
  const link = previewedLink(message.body);
  return link === null ? null : { link, roomId: message.roomId, authorId: message.authorId };
}

function findFresh(tx: Tx, url: string) {
  return tx.linkPage.findFirst({
    where: { url, freshUntil: { gt: new Date() } },
    orderBy: { freshUntil: "desc" },
    select: { id: true, title: true },
  });
}

type ReadPage = Omit<FetchedPage, "image"> & { image: Uint8Array<ArrayBuffer> | null };

/**
 * Reads a page that is not known yet, null for one that is, and has it stored before anybody reads it
 * again: whoever comes for it meanwhile gets the same.
 */
async function readOnce<T>(link: string, store: (read: ReadPage | null) => Promise<T>) {
  const flights = once("previews.flights", () => new Map<string, Promise<ReadPage | null>>());
  const flight = flights.get(link) ?? readUnknown(link);
  flights.set(link, flight);
  try {
    return await store(await flight);
  } finally {
    flights.delete(link);
  }
}

async function readUnknown(link: string): Promise<ReadPage | null> {
  return (await findFresh(db(), link)) ? null : readPage(link);
}

async function readPage(link: string): Promise<ReadPage> {
  const { image, ...facts } = await fetchPage(link);
  return { ...facts, image: image && (await encode(image)) };
}

/** Null for what is no picture, whatever the page says. */
async function encode(image: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  const encoded = await encodePicture(image).catch(() => null);
  return encoded?.large ?? null;
}

async function storePage(tx: Tx, url: string, read: ReadPage | null) {
  if (!read) throw new Error("The page was forgotten meanwhile");
  const { title, description, siteName, image, isFinal } = read;
  const freshUntil = new Date(Date.now() + (isFinal ? freshMs.read : freshMs.silent));
  const facts = { title, description, siteName, hasImage: image !== null };
  const page = await tx.linkPage.create({ data: { id: newId(), url, freshUntil, ...facts } });
  if (image) await tx.linkImage.create({ data: { pageId: page.id, bytes: image } });
  return page;
}
