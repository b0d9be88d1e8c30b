import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { db } from "@/lib/db";
import { openFile } from "@/lib/storage/stored-files";
import { type Actor, requirePerson } from "./actor";
import {
  linkedPicture,
  ownFiles,
  ownMessages,
  ownPasskeys,
  ownPicture,
  ownProfile,
  ownReactions,
  ownRooms,
  ownSessions,
  ownWaits,
} from "./own-data";
import { limitRate } from "./rate-limits";
import { refuse } from "./refusal";

const readMe = `This is what Hearth keeps about you.

profile.json   your name, address and settings
rooms.json     the rooms you are in, and as what
waits.json     the full rooms you wait for a seat in
messages.json  every message you wrote that is not deleted, room by room, oldest first, with
               what each said before you edited it and the previews of its links
reactions.json what you reacted with, and to which message
sessions.json  where you signed in
passkeys.json  your passkeys, by name
picture.webp   your picture, if you have one
files/         what you uploaded, each as ID NAME; messages.json says which message has it
previews/      the pictures of the pages you linked to, by the names that messages.json has for them

Times are in UTC.
`;

/**
 * What is kept about the asker, as the bytes of a zip. It is made while it is read, so memory holds
 * one page of messages however many there are. Refuses with `rate_limited` before the first byte.
 */
export async function exportData(actor: Actor): Promise<AsyncGenerator<Uint8Array>> {
  const { userId } = requirePerson(actor);
  await limitRate("dataDownload", userId);
  const user = await db().user.findUnique({ where: { id: userId }, select: { id: true } });
  if (!user) refuse("unauthenticated");
  return zip(entriesOf(userId));
}

type Entry = {
  name: string;
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Hardly any smaller for it. */
  isPacked?: true;
};

async function* entriesOf(userId: string): AsyncGenerator<Entry> {
  yield { name: "README.txt", parts: [strToU8(readMe)] };
  yield { name: "profile.json", parts: [json(await ownProfile(userId))] };
  yield { name: "rooms.json", parts: [json(await ownRooms(userId))] };
  yield { name: "waits.json", parts: [json(await ownWaits(userId))] };
  const pictures = new Set<string>();
  yield { name: "messages.json", parts: jsonList(noting(pictures, ownMessages(userId))) };
  yield { name: "reactions.json", parts: jsonList(ownReactions(userId)) };
  yield { name: "sessions.json", parts: [json(await ownSessions(userId))] };
  yield { name: "passkeys.json", parts: [json(await ownPasskeys(userId))] };
  const picture = await ownPicture(userId);
  if (picture) yield { name: "picture.webp", parts: [picture], isPacked: true };
  for await (const { id, name } of ownFiles(userId)) {
    const parts = await openFile(id, "full");
    if (parts) yield { name: `files/${id} ${name}`, parts, isPacked: true };
  }
  for (const id of pictures) {
    const bytes = await linkedPicture(id);
    if (bytes) yield { name: `previews/${id}.webp`, parts: [bytes], isPacked: true };
  }
}

type Previewed = { previews: { picture: string | null }[] };

/** The same pages, with the pictures of what they link to put into `pictures`: many have the same. */
async function* noting<M extends Previewed>(pictures: Set<string>, pages: AsyncIterable<M[]>) {
  for await (const page of pages) {
    for (const { picture } of page.flatMap(({ previews }) => previews)) {
      if (picture) pictures.add(picture);
    }
    yield page;
  }
}

async function* zip(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  function* drain() {
    const chunks = ready;
    ready = [];
    yield* chunks;
  }
  for await (const { name, parts, isPacked } of entries) {
    const file = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name);
    archive.add(file);
    for await (const part of parts) {
      file.push(part);
      yield* drain();
    }
    file.push(new Uint8Array(), true);
    yield* drain();
  }
  archive.end();
  yield* drain();
}

function json(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`);
}

async function* jsonList(pages: AsyncIterable<unknown[]>): AsyncGenerator<Uint8Array> {
  let before = "[\n";
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield strToU8(before + page.map((one) => JSON.stringify(one)).join(",\n"));
    before = ",\n";
  }
  yield strToU8(before === "[\n" ? "[]\n" : "\n]\n");
}
