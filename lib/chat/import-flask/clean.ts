import { hash } from "node:crypto";
import { parse, v5 } from "uuid";
import { limits } from "@/lib/contract/limits";
import { codePoints, isSafeName, normalizeBody } from "@/lib/contract/text";

const namespace = parse("6f1d3c1e-2b0a-5d55-9a0e-8f4f6f1b7c21");

/** The same id for the same thing of the old app, so that a second import finds what the first made. */
export function lastingId(
  kind: "user" | "room" | "message" | "mark",
  ...facts: (string | number | null)[]
): string {
  return v5(JSON.stringify([kind, ...facts]), namespace);
}

/** What tells one old message, or a part of one, from all others. */
export type MessageFacts = readonly [id: number, ...(string | number | null)[]];

/**
 * The same for a message: `flask-` and a UUID that begins with the old number, so that somebody's next
 * message is stored beside their last, which a million come in by a sixth sooner.
 */
export function lastingClientId(facts: MessageFacts): string {
  const number = facts[0].toString(16).padStart(8, "0").slice(-8);
  const hex = hash("sha1", JSON.stringify(facts));
  return `flask-${number}-${hex.slice(0, 4)}-5${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`;
}

/** As imports named it until 28 November 2026: what these brought is not to come twice. */
export function formerClientId(facts: MessageFacts): string {
  return `flask-${lastingId("message", ...facts)}`;
}

/** A name as Hearth accepts it, made of what the old app had; `fallback` where nothing is left. */
export function cleanName(
  old: string | null,
  { min, max }: { min: number; max: number },
  fallback: string,
): string {
  const shown = isSafeName(old ?? "")
    ? (old ?? "")
    : (old ?? "").replace(/[\p{C}\p{Z}\p{M}]+/gu, " ");
  const name = [...shown.trim()].slice(0, max).join("").trim();
  return codePoints(name) >= min ? name : `${name} ${fallback}`.trim();
}

/** An address in Hearth's form, or null where it is none. */
export function cleanEmail(old: string | null): string | null {
  const email = (old ?? "").trim().toLowerCase();
  const isOne = /^[^\s@]+@[^\s@]+$/.test(email) && isSafeName(email);
  return isOne && email.length <= limits.emailLength ? email : null;
}

/** What a message said, without what PostgreSQL cannot store, in parts that Hearth takes; none where it is blank. */
export function cleanBody(old: string | null): string[] {
  const text = normalizeBody((old ?? "").replaceAll("\0", ""));
  if (text.length <= limits.bodyLength) return text.trim() === "" ? [] : [text];
  const points = [...text];
  const parts: string[] = [];
  for (let at = 0; at < points.length; at += limits.bodyLength) {
    parts.push(points.slice(at, at + limits.bodyLength).join(""));
  }
  return parts.filter((part) => part.trim() !== "");
}
