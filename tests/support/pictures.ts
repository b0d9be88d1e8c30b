import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** Four corners of one colour each, so that a test sees how a picture was turned and cut. */
const corners = ["#d00000", "#00b000", "#0000d0", "#d0d000"] as const;

/** An image of two by two fields: red, green, blue, yellow, from the top left row by row. */
export function fourFields(width = 400, height = 400) {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const fields = corners.map((background, index) => ({
    input: { create: { ...half, channels: 3 as const, background } },
    left: (index % 2) * Math.floor(width / 2),
    top: Math.floor(index / 2) * Math.floor(height / 2),
  }));
  const channels = 3 as const;
  return sharp({ create: { width, height, channels, background: "#fff" } }).composite(fields);
}

/** A file of a few bytes that says it is `width` by `height` pixels: nothing but a head, and zeros. */
export function pngOf(width: number, height: number, rows = 1): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8))));
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND")]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
