import sharp from "sharp";
import { fileForm } from "@/tests/support/attachments";
import { type Person, peopleAt } from "@/tests/support/people";
import { startServer } from "@/tests/support/server";
import type { Row } from "../bench";
import { pidOn, residentKibibytes } from "../machine";

const atOnce = 20;
const bytes = 5_000_000;

/** So many uploads at the same moment: how fast they are taken in, and what they cost in memory. */
export async function uploads(): Promise<Row[]> {
  const server = await startServer({ env: { FILE_QUOTA_MB: "100000" } });
  const { ada } = await peopleAt(server, "ada");
  const plain = Buffer.alloc(bytes, "The kettle is on. ");
  const held = () => residentKibibytes(pidOn(server.port));
  const atRest = held();
  let highest = atRest;
  const watch = setInterval(() => {
    highest = Math.max(highest, held());
  }, 100);
  const seconds = await send(ada, "plain.bin", plain);
  clearInterval(watch);
  const photo = await photograph();
  const drawn = await send(ada, "photo.jpg", photo);
  await server.stop();
  const rate = ((atOnce * bytes) / 1_000_000 / seconds).toFixed(0);
  const more = ((highest - atRest) / 1_024).toFixed(0);
  return [
    { what: `${atOnce} files of 5 MB at once`, figure: `${rate} MB/s` },
    { what: "memory of the server, more than at rest", figure: `${more} MB` },
    { what: `${atOnce} photographs of 12 megapixels at once`, figure: `${drawn.toFixed(1)} s` },
  ];
}

async function send({ api }: Person, name: string, content: Buffer): Promise<number> {
  const started = performance.now();
  const answers = await Promise.all(
    Array.from({ length: atOnce }, () =>
      api.fetch("/api/v1/attachments", {
        method: "POST",
        body: fileForm({ name, bytes: content }),
      }),
    ),
  );
  if (answers.some(({ status }) => status !== 201)) throw new Error("An upload was refused.");
  return (performance.now() - started) / 1_000;
}

/** Noise, blurred: about as hard to write as what a camera sees. */
function photograph(): Promise<Buffer> {
  const size = { width: 4_000, height: 3_000, channels: 3 as const };
  const noise = { type: "gaussian" as const, mean: 128, sigma: 40 };
  return sharp({ create: { ...size, background: "#888", noise } })
    .blur(2)
    .jpeg()
    .toBuffer();
}
