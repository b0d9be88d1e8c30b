import { createHmac, pbkdf2, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const scryptBytes = 64;

/** Whether a stored hash is one that the old Flask app wrote (Werkzeug's `method$salt$hex`). */
export function isWerkzeugHash(stored: string): boolean {
  return /^(sha256|pbkdf2:sha256:\d{1,8}|scrypt:\d{1,8}:\d{1,3}:\d{1,3})\$[^$]*\$[0-9a-f]+$/.test(
    stored,
  );
}

/** Whether `password` fits a hash for which `isWerkzeugHash` holds (werkzeug.security). */
export async function fitsWerkzeug(stored: string, password: string): Promise<boolean> {
  const [method = "", salt = "", hex = ""] = stored.split("$");
  const wanted = Buffer.from(hex, "hex");
  const found = await derive(method, salt, password);
  return found.length === wanted.length && timingSafeEqual(found, wanted);
}

async function derive(method: string, salt: string, password: string): Promise<Buffer> {
  const [name, ...numbers] = method.split(":");
  if (name === "pbkdf2") {
    return promisify(pbkdf2)(password, salt, Number(numbers[1]), 32, "sha256");
  }
  if (name === "scrypt") {
    const [N = 0, r = 0, p = 0] = numbers.map(Number);
    // Node counts 128*N*r and a little more; its own default stops just short of Werkzeug's.
    const options = { N, r, p, maxmem: 132 * N * r * Math.max(1, p) };
    return new Promise((resolve, reject) =>
      scrypt(password, salt, scryptBytes, options, (error, key) =>
        error ? reject(error) : resolve(key),
      ),
    );
  }
  return createHmac("sha256", salt).update(password).digest();
}
