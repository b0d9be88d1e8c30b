import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import type { Place } from "./shared-server";
import { until } from "./timing";

/** All mail to an address that lies in a server's outbox, oldest first. */
export async function mailsTo({ dataDir }: Place, address: string): Promise<ParsedMail[]> {
  const outbox = join(dataDir, "outbox");
  if (!existsSync(outbox)) return [];
  const files = readdirSync(outbox)
    .filter((name) => name.endsWith(".eml"))
    .sort();
  const texts = files.map((name) => readFileSync(join(outbox, name), "utf8"));
  const theirs = texts.filter((text) => text.includes(address));
  return Promise.all(theirs.map((text) => simpleParser(text))).then((mails) =>
    mails.filter((mail) => [mail.to].flat().some((to) => to?.text.includes(address))),
  );
}

/** Waits for the mail with this subject to an address; the newest of several. */
export function mailTo(place: Place, address: string, subject: string): Promise<ParsedMail> {
  const find = async () =>
    (await mailsTo(place, address)).filter((mail) => mail.subject === subject).at(-1);
  return until(find, { what: `a mail “${subject}” to ${address}` });
}

/** The path that a mail's link leads to. */
export function pathIn(mail: ParsedMail): string {
  const link = /https?:\/\/\S+/.exec(mail.text ?? "")?.[0];
  if (!link) throw new Error(`No link in: ${mail.text}`);
  const { pathname, search } = new URL(link);
  return `${pathname}${search}`;
}
