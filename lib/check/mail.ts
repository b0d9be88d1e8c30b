import { env } from "@/lib/env";
import { mailPlace, probeMailServer } from "@/lib/jobs/mail-transport";
import { type Check, type Finding, reasonOf } from "./finding";

const about = "Mail";

/** Whether the mail server lets us in, and who mail is from. */
export const checkMail: Check = async () => {
  const findings = [await checkPlace()];
  const { smtpUrl, mailFrom, publicUrl } = env();
  if (smtpUrl && !mailFrom && !publicUrl) {
    const text = "It is from hearth@localhost, which few servers take. Set MAIL_FROM.";
    findings.push({ about, state: "warn", text });
  }
  return findings;
};

async function checkPlace(): Promise<Finding> {
  const place = mailPlace();
  if (place.kind === "outbox" && env().requireVerifiedEmail) {
    const text =
      "REQUIRE_VERIFIED_EMAIL is true, and without SMTP_URL no mail reaches anybody. Set SMTP_URL.";
    return { about, state: "fault", text };
  }
  if (place.kind === "outbox") {
    const text = `SMTP_URL is not set: mail stays in ${place.folder}. Set it to your mail server.`;
    return { about, state: "warn", text };
  }
  try {
    await probeMailServer();
    return { about, state: "ok", text: `The mail server ${place.host} lets us in.` };
  } catch (error) {
    const text = `The mail server ${place.host} does not let us in: ${reasonOf(error)}. Check SMTP_URL.`;
    return { about, state: "fault", text };
  }
}
