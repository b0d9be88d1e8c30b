import * as z from "zod";

/** "a", "a or b", "a, b or c". */
function list(names: readonly string[]): string {
  return names.join(", ").replace(/, ([^,]*)$/, " or $1");
}

/** Any text; empty variables never come this far. */
export function text(may: string) {
  return z.string().trim().min(1, may);
}

export function integer(min: number, max: number) {
  const may = `a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, may)
    .transform(Number)
    .pipe(z.number().min(min, may).max(max, may));
}

export function choice<const Names extends readonly [string, ...string[]]>(...names: Names) {
  return z.enum(names, list(names));
}

export function yesOrNo(yes: string, no: string) {
  return choice(yes, no).transform((word) => word === yes);
}

/** A text that begins with one of the prefixes and goes on after it. */
export function prefixed(prefixes: readonly string[], may: string) {
  const begins = (value: string) =>
    prefixes.some((prefix) => value.startsWith(prefix) && value.length > prefix.length);
  return z.string().refine(begins, may);
}

/** A web address without a path, as its origin. */
export function address(...protocols: string[]) {
  const may = `an address without a path, such as https://chat.example.org`;
  return z
    .string()
    .refine((value) => {
      if (!URL.canParse(value)) return false;
      const { protocol, pathname, search, hash, username } = new URL(value);
      return (
        protocols.includes(protocol) && `${search}${hash}${username}` === "" && pathname === "/"
      );
    }, may)
    .transform((value) => new URL(value).origin);
}

/** Names or IP addresses with commas between, each with or without a port, as an address has them. */
export function hosts() {
  const may = "hosts with commas between, such as wiki.example.lan, 10.0.0.5:8080";
  return z
    .string()
    .transform((list) => list.split(",").map((host) => host.trim().toLowerCase()))
    .refine((all) => all.every(isHost), may);
}

function isHost(host: string): boolean {
  return URL.canParse(`http://${host}`) && /^[^/?#@\\]+$/.test(host);
}
