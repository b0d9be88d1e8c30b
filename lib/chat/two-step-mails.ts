import type { Tx } from "@/lib/db";
import { enqueueJob, type Mail } from "@/lib/jobs/jobs";
import type { Origin } from "./actor";
import { linkBase } from "./link-base";

type Told = Pick<Mail, "subject" | "paragraphs">;

/** The words of each mail about the ways into an account. */
export const twoStepNews = {
  on: {
    subject: "Two-step sign-in is on",
    paragraphs: ["From now on your account asks for a code from your app after the password."],
  },
  off: {
    subject: "Two-step sign-in is off",
    paragraphs: ["Your account no longer asks for a code after the password."],
  },
  renewed: {
    subject: "You have new recovery codes",
    paragraphs: ["Recovery codes were made for your account. The ones from before no longer work."],
  },
  used: (left: number): Told => ({
    subject: "A recovery code was used",
    paragraphs: [
      "Somebody used one of your recovery codes, which stands in for the code from your app.",
      left === 0
        ? "It was the last one. Make new ones in your settings."
        : `You have ${left} left. You can make new ones in your settings.`,
    ],
  }),
  passkeyAdded: (name: string): Told => ({
    subject: "A passkey was added",
    paragraphs: [`The passkey “${name}” can log in to your account from now on.`],
  }),
  passkeyRemoved: (name: string): Told => ({
    subject: "A passkey was removed",
    paragraphs: [`The passkey “${name}” no longer logs in to your account.`],
  }),
};

/** Stores a mail to the account in the transaction that it tells of; then `wakeJobs`. */
export async function tellAccount(
  tx: Tx,
  userId: string,
  { subject, paragraphs }: Told,
  origin: Pick<Origin, "site">,
): Promise<void> {
  const { email: to } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true },
  });
  const base = await linkBase(tx, userId, origin);
  const mail: Mail = {
    to,
    subject,
    paragraphs: [...paragraphs, "If it was not you, choose a new password at once."],
    // The operator's command knows no address of this Hearth where nobody has logged in yet.
    ...(base && { link: { label: "Choose a new password", url: `${base}/forgot` } }),
  };
  await enqueueJob(tx, "mail", mail, { userId });
}
