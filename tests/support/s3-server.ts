import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

type S3rver = { run(): Promise<AddressInfo>; close(): Promise<void> };
type Options = {
  address: string;
  port: number;
  directory: string;
  silent: boolean;
  configureBuckets: { name: string }[];
};

/** The package has no types. */
const S3rver: new (options: Options) => S3rver = createRequire(__filename)("@20minutes/s3rver");

/** An S3 of this process with one empty bucket, and the settings that lead Hearth to it. */
export async function startS3() {
  const directory = mkdtempSync(join(tmpdir(), "hearth-s3-"));
  const bucket = "hearth";
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    directory,
    silent: true,
    configureBuckets: [{ name: bucket }],
  });
  const { port } = await server.run();
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket,
      accessKeyId: "S3RVER",
      secretAccessKey: "S3RVER",
      region: null,
    },
    /** What lies in the bucket. */
    keys(): string[] {
      const names = readdirSync(join(directory, bucket), { recursive: true, encoding: "utf8" });
      return names.filter((name) => name.endsWith("._S3rver_object"));
    },
    async stop() {
      await server.close();
      rmSync(directory, { recursive: true });
    },
  };
}
