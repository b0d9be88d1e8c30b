/**
 * 128 random bits as 32 hexadecimal digits. Not `crypto.randomUUID`: a phone on the home network
 * opens http://192.168.…, which is no secure context and has none.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
