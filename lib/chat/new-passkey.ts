import {
  type AuthenticatorTransportFuture,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { deviceName } from "@/lib/contract/device-name";
import { limits } from "@/lib/contract/limits";
import { newPasskey } from "@/lib/contract/passkeys";
import { presentPasswordForm } from "@/lib/contract/two-step";
import { db, isUniqueViolation, transact } from "@/lib/db";
import { wakeJobs } from "@/lib/jobs/jobs";
import { type Actor, type Origin, requirePerson } from "./actor";
import { parse } from "./parse";
import { isChallengeOpen, issueChallenge, spendChallenge } from "./passkey-challenges";
import { requirePresentPassword } from "./present-password";
import { refuse } from "./refusal";
import { relyingParty } from "./relying-party";
import { hearthName } from "./settings";
import { tellAccount, twoStepNews } from "./two-step-mails";

/** What the browser needs to make a passkey, for who knows the password; good for five minutes. */
export async function beginPasskey(
  actor: Actor,
  input: unknown,
  origin: Origin,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const person = requirePerson(actor);
  const { presentPassword } = parse(presentPasswordForm, input);
  const { id, email } = await requirePresentPassword(person, presentPassword, origin);
  const { rpId: rpID } = relyingParty(origin);
  const known = await db().passkey.findMany({ where: { userId: id } });
  requireFewer(known.length);
  const challenge = await transact((tx) => issueChallenge(tx, id));
  return generateRegistrationOptions({
    rpID,
    rpName: await hearthName(),
    userID: Buffer.from(id),
    userName: email,
    challenge: Buffer.from(challenge, "base64url"),
    attestationType: "none",
    excludeCredentials: known.map((passkey) => ({
      id: passkey.id,
      transports: passkey.transports.split(" ").filter(isTransport),
    })),
    // Found without typing an e-mail, and opened by finger, face or PIN: both steps in one.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** Adds the passkey that answers `beginPasskey`, named after the browser that made it. */
export async function addPasskey(actor: Actor, sent: unknown, origin: Origin): Promise<void> {
  const { userId } = requirePerson(actor);
  const answer = newPasskey.safeParse(sent).data ?? refuseUnproven();
  const { credential, challenge } = await verify(answer, userId, origin);
  const name = deviceName(origin.device);
  await onlyOnce(() =>
    transact(async (tx) => {
      if (!(await spendChallenge(tx, challenge))) refuseUnproven();
      requireFewer(await tx.passkey.count({ where: { userId } }));
      await tx.passkey.create({
        data: {
          id: credential.id,
          userId,
          name,
          publicKey: Buffer.from(credential.publicKey).toString("base64url"),
          counter: credential.counter,
          transports: answer.response.transports.join(" "),
        },
      });
      await tellAccount(tx, userId, twoStepNews.passkeyAdded(name), origin);
    }),
  );
  wakeJobs();
}

type Answer = ReturnType<typeof newPasskey.parse>;

/** Refuses what does not answer an open challenge of this user at this site. */
async function verify(answer: Answer, userId: string, origin: Origin) {
  const { rpId, origin: expectedOrigin } = relyingParty(origin);
  let challenge = "";
  const checked = await verifyRegistrationResponse({
    response: {
      ...answer,
      response: { ...answer.response, transports: [] },
      clientExtensionResults: {},
    },
    expectedChallenge: (given) => {
      challenge = given;
      return isChallengeOpen(given, userId);
    },
    expectedOrigin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(refuseUnproven);
  if (!checked.verified) refuseUnproven();
  return { credential: checked.registrationInfo.credential, challenge };
}

function requireFewer(count: number): void {
  if (count < limits.passkeys) return;
  const message = `You have ${limits.passkeys} passkeys. Remove one first.`;
  refuse("conflict", { message });
}

async function onlyOnce(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    refuse("conflict", { message: "That passkey is in use already. Make another one." });
  }
}

function refuseUnproven(): never {
  refuse("invalid", { message: "The passkey was not added. Try again." });
}

function isTransport(text: string): text is AuthenticatorTransportFuture {
  return text !== "";
}
