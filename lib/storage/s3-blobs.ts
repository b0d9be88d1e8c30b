import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { S3Client } from "@aws-sdk/client-s3";
import type { Settings } from "@/lib/env";
import { type BlobStore, checkKey } from "./blobs";

/** Blobs as objects of one bucket, in S3 or a store that speaks like it. */
export function s3Blobs(settings: Settings["s3"]): BlobStore {
  const bucket = settings.bucket ?? "";
  const place = (key: string) => ({ Bucket: bucket, Key: checkKey(key) });
  // The SDK is loaded with the first file: most processes never need it.
  let sdk: Promise<Loaded> | undefined;
  const s3 = () => {
    sdk ??= load(settings);
    return sdk;
  };
  const put: BlobStore["put"] = async (key, content, bytes) => {
    const where = place(key);
    const { client, PutObjectCommand } = await s3();
    const body = exactly(bytes);
    // The SDK hears of no error of its body and would wait for the rest for ever.
    const cut = new AbortController();
    const input = { ...where, Body: body, ContentLength: bytes };
    const sent = client.send(new PutObjectCommand(input), { abortSignal: cut.signal });
    sent.catch((error) => body.destroy(error));
    const fed = pipeline(content, body).catch((error) => {
      cut.abort();
      throw error;
    });
    await Promise.all([fed, sent]);
  };
  return {
    put,
    async takeIn(key, path) {
      await put(key, createReadStream(path), (await stat(path)).size);
      await rm(path, { force: true });
    },
    async get(key, range) {
      const { client, GetObjectCommand } = await s3();
      const input = { ...place(key), ...(range && { Range: `bytes=${range.start}-${range.end}` }) };
      const found = await client.send(new GetObjectCommand(input)).catch(nullWhereMissing);
      return found && (found.Body as Readable);
    },
    async stat(key) {
      const { client, HeadObjectCommand } = await s3();
      const found = await client.send(new HeadObjectCommand(place(key))).catch(nullWhereMissing);
      return found && { bytes: found.ContentLength ?? 0 };
    },
    async delete(key) {
      const { client, DeleteObjectCommand } = await s3();
      await client.send(new DeleteObjectCommand(place(key)));
    },
  };
}

/** Passes on so many bytes; fails, with the last of them held back, where there are fewer or more. */
function exactly(bytes: number): Transform {
  let passed = 0;
  let held: Buffer | null = null;
  const wrong = () => new Error(`A blob came with ${passed} bytes, not ${bytes}.`);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length;
      if (passed > bytes) return done(wrong());
      const ready = held;
      held = chunk;
      done(null, ready);
    },
    flush: (done) => (passed === bytes ? done(null, held) : done(wrong())),
  });
}

type Loaded = typeof import("@aws-sdk/client-s3") & { client: S3Client };

async function load({ endpoint, region, ...keys }: Settings["s3"]): Promise<Loaded> {
  const sdk = await import("@aws-sdk/client-s3");
  const { accessKeyId, secretAccessKey } = keys;
  const client = new sdk.S3Client({
    // Stores other than Amazon's take any region, but the SDK wants one.
    region: region ?? "us-east-1",
    // One name for all buckets: such stores seldom have a domain for each.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
    // Its warnings would go to the console; what fails here is thrown anyway.
    logger: silent,
    // Checksums sent after the body are unknown to many of them.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  return { ...sdk, client };
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** By name: a HEAD has no body that could say more. */
function nullWhereMissing(error: { name?: string; $metadata?: { httpStatusCode?: number } }): null {
  if (error.name === "NoSuchKey" || error.$metadata?.httpStatusCode === 404) return null;
  throw error;
}
