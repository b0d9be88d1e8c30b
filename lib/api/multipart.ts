import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy";
import type { Context } from "hono";
import { isRefusal, refuse } from "@/lib/chat/refusal";

/** A file of a form while it comes in, and the texts that stand before it. */
export type FormFile = {
  name: string;
  contentType: string;
  content: Readable;
  /** What the whole form says it has: hardly more than the file. */
  declaredBytes: number | null;
  fields: Readonly<Record<string, string>>;
};

/** Who sends on while nobody listens gets a broken connection for an answer: so much is heard out. */
const mostInVain = 1_000_000_000;

const limits = { files: 1, fields: 10, fieldSize: 16 * 1024, fieldNameSize: 100, headerPairs: 20 };

/**
 * Hands the one file of a form to `take` while it is still on its way, so that memory holds a piece
 * of it. What comes after `take` refused is dropped. Refuses with `invalid` what is no form with a
 * file.
 */
export async function readFormFile<T>(
  c: Context,
  take: (file: FormFile) => Promise<T>,
): Promise<T> {
  const { body } = c.req.raw;
  const contentType = c.req.header("content-type") ?? "";
  if (!body || !contentType.startsWith("multipart/form-data")) refuseForm();
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  const form = openForm({ "content-type": contentType });
  const length = Number(c.req.header("content-length"));
  const fields: Record<string, string> = {};
  let taking: Promise<T> | null = null;
  let file: Readable | null = null;
  form.on("field", (name, value) => {
    fields[name] = value;
  });
  form.on("file", (_field, content, name, _encoding, type) => {
    file = content;
    const declaredBytes = length > 0 ? length : null;
    taking = take({ name: name ?? "", contentType: type, content, declaredBytes, fields });
    // Told below; until then nobody waits for it.
    taking.catch(() => {
      if (!content.destroyed && length <= mostInVain) content.resume();
      else source.destroy();
    });
  });
  const isRead = await pipeline(source, form).then(
    () => true,
    () => false,
  );
  // Whoever reads it would wait for the rest for ever.
  if (!isRead && file) (file as Readable).destroy(new Error("The form broke off."));
  if (!taking) refuseForm();
  try {
    return await taking;
  } catch (error) {
    if (isRead || isRefusal(error)) throw error;
    refuse("invalid", { message: "The upload broke off. Send the file again." });
  }
}

function openForm(headers: BusboyHeaders): BusboyInstance {
  try {
    return new Busboy({ headers, limits });
  } catch {
    refuseForm();
  }
}

function refuseForm(): never {
  const message = "Send one file as multipart/form-data.";
  refuse("invalid", { message, fields: { file: [message] } });
}
