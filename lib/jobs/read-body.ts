import type { IncomingMessage } from "node:http";
import { pipeline, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/** Of a body as it came and, counted again, as it is decompressed. */
export const mostBytes = 5_000_000;

const decoders: Record<string, () => Transform> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  identity: () => counting(),
  "": () => counting(),
};

/**
 * An answer's body, decompressed. Throws once it is larger than `mostBytes` in either form, and for
 * an encoding that was not asked for. Whoever stops reading closes the connection.
 */
export async function* readBody(response: IncomingMessage): AsyncGenerator<Buffer, void> {
  const encoding = (response.headers["content-encoding"] ?? "").trim().toLowerCase();
  const decode = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (!decode) {
    response.destroy();
    throw new Error(`It is encoded as ${encoding}`);
  }
  const decoded = decode();
  // Whatever goes wrong on the way is thrown by the reading below.
  pipeline(response, counting(), decoded, () => {});
  let bytes = 0;
  for await (const chunk of decoded) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw tooLarge();
    yield chunk;
  }
}

function counting(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > mostBytes ? tooLarge() : null, chunk);
    },
  });
}

const tooLarge = () => new Error(`It is larger than ${mostBytes} bytes`);
