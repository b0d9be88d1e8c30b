/** Both places for files keep the same promises. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { BlobStore } from "@/lib/storage/blobs";
import { diskBlobs } from "@/lib/storage/disk-blobs";
import { s3Blobs } from "@/lib/storage/s3-blobs";
import { startS3 } from "@/tests/support/s3-server";

const folder = mkdtempSync(join(tmpdir(), "hearth-blobs-"));
let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(async () => {
  await s3.stop();
  rmSync(folder, { recursive: true });
});

const words = "The kettle is on.";
const put = (store: BlobStore, key: string) =>
  store.put(key, Readable.from([Buffer.from(words)]), words.length);

async function read(store: BlobStore, key: string, range?: { start: number; end: number }) {
  const found = await store.get(key, range);
  return found && (await buffer(found)).toString();
}

const stores: [string, () => BlobStore][] = [
  ["DATA_DIR", () => diskBlobs(folder)],
  ["S3", () => s3Blobs(s3.settings)],
];

describe.each(stores)("%s", (_name, open) => {
  test("gives back what it was given, and parts of it", async () => {
    const store = open();
    await put(store, "a/1");
    expect(await read(store, "a/1")).toBe(words);
    expect(await read(store, "a/1", { start: 4, end: 9 })).toBe("kettle");
    expect(await store.stat("a/1")).toEqual({ bytes: words.length });
  });

  test("takes a file in, which is gone from where it was", async () => {
    const store = open();
    const outside = mkdtempSync(join(folder, "incoming-"));
    writeFileSync(join(outside, "one"), words);
    await store.takeIn("b/1", join(outside, "one"));
    expect(await read(store, "b/1")).toBe(words);
    expect(readdirSync(outside)).toEqual([]);
  });

  test("knows nothing of what was never there or is deleted, and deletes it again", async () => {
    const store = open();
    await put(store, "c/1");
    await store.delete("c/1");
    await store.delete("c/1");
    expect(await store.get("c/1")).toBeNull();
    expect(await store.stat("c/1")).toBeNull();
  });

  test("keeps nothing of what broke off or came short", async () => {
    const store = open();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from("The ket");
        throw new Error("The sender is gone.");
      })(),
    );
    await expect(store.put("d/1", broken, words.length)).rejects.toThrow();
    const short = Readable.from([Buffer.from("The")]);
    await expect(store.put("d/1", short, words.length)).rejects.toThrow();
    const long = Readable.from([Buffer.from(words), Buffer.from(" Come in.")]);
    await expect(store.put("d/1", long, words.length)).rejects.toThrow();
    expect(await store.stat("d/1")).toBeNull();
  });

  test.each(["../auth-secret", "/etc/passwd", "a/../../b", "", ".part", "a//b"])(
    "takes %j for no key",
    async (key) => {
      const store = open();
      await expect(put(store, key)).rejects.toThrow("Not the key of a blob.");
      await expect((async () => store.get(key))()).rejects.toThrow("Not the key of a blob.");
      await expect((async () => store.delete(key))()).rejects.toThrow("Not the key of a blob.");
    },
  );
});

test("DATA_DIR has no leftovers of what was being written", () => {
  const names = readdirSync(join(folder, "files"), { recursive: true, encoding: "utf8" });
  expect(names.filter((name) => name.endsWith(".part"))).toEqual([]);
});
