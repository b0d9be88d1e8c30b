import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { JobFacts } from "./handlers";
import type { Mail } from "./jobs";
import { oneLine, renderMail } from "./mail-template";
import { deliver, mailPlace } from "./mail-transport";

/**
 * The handler of mail jobs. Message-ID and date are the job's, so that a mail which goes out again
 * after a crash can be recognised as the same one.
 */
export async function sendMail(mail: Mail, job: JobFacts, hearthName: string): Promise<void> {
  if (mail.to === null) return;
  const host = ownHost();
  const time = job.createdAt.toISOString().replace(/[-:]|\.\d+/g, "");
  await deliver(
    {
      from: env().mailFrom ?? { name: oneLine(hearthName), address: `hearth@${host}` },
      // As an object: a text would be read as a list of addresses.
      to: { name: "", address: mail.to },
      messageId: `<${job.id}@${host}>`,
      date: job.createdAt,
      headers: { "Auto-Submitted": "auto-generated" },
      ...renderMail(mail, hearthName),
    },
    `${time}-${job.id}`,
  );
}

/** Says at start where mail goes, and what its links will lack. */
export function describeMail(): void {
  const place = mailPlace();
  if (place.kind === "outbox") {
    log.info(`SMTP_URL is not set: mail is written to ${place.folder}`);
  } else if (!env().publicUrl) {
    log.warn("PUBLIC_URL is not set: links in mail use the address that people asked from");
  }
}

function ownHost(): string {
  const { publicUrl } = env();
  return publicUrl ? new URL(publicUrl).hostname : "localhost";
}
