import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { authSecret } from "@/lib/env";
import { once } from "@/lib/once";

/** NIST SP 800-38D: 96 random bits for each message, a tag of 128. */
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts `text` so that only this installation reads it again, and only for the same `purpose`
 * (AES-256-GCM, key derived from AUTH_SECRET by HKDF). Answers base64url.
 */
export function seal(purpose: string, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** What `seal` was given; null for what was tampered with or sealed under another secret. */
export function unseal(purpose: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv(
    "aes-256-gcm",
    keyFor(purpose),
    bytes.subarray(0, nonceBytes),
  ).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    const text = [decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()];
    return Buffer.concat(text).toString("utf8");
  } catch {
    return null;
  }
}

function keyFor(purpose: string): Buffer {
  return once(`key.${purpose}`, () =>
    Buffer.from(hkdfSync("sha256", authSecret(), "", `hearth ${purpose}`, 32)),
  );
}
