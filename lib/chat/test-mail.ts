import * as z from "zod";
import { email } from "@/lib/contract/accounts";
import { transact } from "@/lib/db";
import { enqueueJob, wakeJobs } from "@/lib/jobs/jobs";
import { type MailPlace, mailPlace } from "@/lib/jobs/mail-transport";
import { type Actor, requireOperator } from "./actor";
import { parse } from "./parse";
import { hearthName } from "./settings";

/** What was asked for, and where mail goes. */
type TestMail = { to: string; place: MailPlace };

/** Has the running server send one mail, so that the operator sees whether mail works. */
export async function sendTestMail(actor: Actor, input: unknown): Promise<TestMail> {
  requireOperator(actor);
  const { to } = parse(z.object({ to: email }), input);
  const name = await hearthName();
  const paragraphs = [
    `This is a test from ${name}. It arrived, so mail works.`,
    "Nothing needs to be done.",
  ];
  await transact((tx) => enqueueJob(tx, "mail", { to, subject: `Test from ${name}`, paragraphs }));
  wakeJobs();
  return { to, place: mailPlace() };
}
