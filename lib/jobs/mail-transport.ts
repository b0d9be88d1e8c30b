import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import SmtpTransport from "nodemailer/lib/smtp-transport";
import { env } from "@/lib/env";
import { once } from "@/lib/once";
import { PermanentFailure } from "./handlers";

/** Milliseconds; the lane of a server that hangs is free again after these. */
const patience = {
  connectionTimeout: 10_000,
  dnsTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};

/** Where mail goes: the mail server's name and port, or the folder it is written to. */
export type MailPlace = { kind: "smtp"; host: string } | { kind: "outbox"; folder: string };

export function mailPlace(): MailPlace {
  const { smtpUrl, dataDir } = env();
  if (!smtpUrl) return { kind: "outbox", folder: join(dataDir, "outbox") };
  return { kind: "smtp", host: URL.canParse(smtpUrl) ? new URL(smtpUrl).host : "in SMTP_URL" };
}

/**
 * Hands one mail to the server in SMTP_URL, or writes it to DATA_DIR/outbox as `name`.eml, where a
 * second time replaces the first. Throws `PermanentFailure` where the server will never take it.
 */
export async function deliver(mail: SendMailOptions, name: string): Promise<void> {
  const place = mailPlace();
  if (place.kind === "smtp") await send(mail);
  else await write(mail, place.folder, name);
}

/** Connects to the server in SMTP_URL and logs in, without sending anything. Throws its words. */
export async function probeMailServer(): Promise<void> {
  await mailServer().verify();
}

/** A connection for each mail: one that was kept may have died unnoticed. */
function mailServer() {
  return once("mail.smtp", () =>
    createTransport(
      new SmtpTransport({
        url: env().smtpUrl ?? "",
        disableFileAccess: true,
        disableUrlAccess: true,
        ...patience,
      }),
    ),
  );
}

async function send(mail: SendMailOptions): Promise<void> {
  try {
    await mailServer().sendMail(mail);
  } catch (error) {
    const { responseCode = 0, command = "", message } = error as Partial<SmtpError>;
    // The recipient or the mail itself is refused for good; all else may be the set-up's fault.
    if (responseCode >= 500 && /^(RCPT TO|DATA)$/.test(command)) {
      throw new PermanentFailure(message);
    }
    throw error;
  }
}

type SmtpError = Error & { responseCode: number; command: string };

async function write(mail: SendMailOptions, folder: string, name: string): Promise<void> {
  const toText = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await toText.sendMail(mail);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.eml`);
  await writeFile(`${path}.part`, message as Buffer, { mode: 0o600 });
  await rename(`${path}.part`, path);
}
