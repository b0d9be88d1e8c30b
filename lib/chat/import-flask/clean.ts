import { v5 } from "uuid";
import { limits } from "@/lib/contract/limits";
import { codePoints, isSafeName } from "@/lib/contract/text";

const namespace = "6f1d3c1e-2b0a-5d55-9a0e-8f4f6f1b7c21";

/** The same id for the same thing of the old app, so that a second import finds what the first made. */
export function lastingId(kind: "user" | "room" | "message", ...facts: unknown[]): string {
  return v5(JSON.stringify([kind, ...facts]), namespace);
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
  return /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= limits.emailLength ? email : null;
}

/** Milliseconds of 'YYYY-MM-DD HH:MM:SS[.ffffff]' in UTC; null for anything else. */
export function timeOf(date: string | null): number | null {
  if (!date || !/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/.test(date)) return null;
  const ms = Date.parse(`${date.replace(" ", "T")}Z`);
  return Number.isNaN(ms) ? null : ms;
}

/** What a message said, without what PostgreSQL cannot store. */
export function cleanBody(old: string | null): string {
  return (old ?? "").replaceAll("\0", "").replace(/\r\n?/g, "\n");
}
