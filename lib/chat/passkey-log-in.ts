import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import type { Passkey } from "@/generated/sqlite/client";
import { passkeyProof } from "@/lib/contract/passkeys";
import { db, transact } from "@/lib/db";
import type { Origin } from "./actor";
import { isChallengeOpen, issueChallenge, spendChallenge } from "./passkey-challenges";
import { limitRate } from "./rate-limits";
import { refuse } from "./refusal";
import { relyingParty } from "./relying-party";

/** What a browser needs to ask for any passkey of this site; good for five minutes. */
export async function beginPasskeyLogIn(
  origin: Origin,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { rpId: rpID } = relyingParty(origin);
  await limitRate("passkeyLogIn", origin.address);
  const challenge = await transact((tx) => issueChallenge(tx, null));
  return generateAuthenticationOptions({
    rpID,
    challenge: Buffer.from(challenge, "base64url"),
    userVerification: "required",
  });
}

/**
 * Whose passkey answered. It was opened by finger, face or PIN, so it is both steps. Unknown, removed
 * and forged ones get the same answer.
 */
export async function checkPasskey(sent: unknown, origin: Origin): Promise<{ userId: string }> {
  const answer = passkeyProof.safeParse(sent).data ?? refuseUnproven();
  const passkey = await db().passkey.findUnique({ where: { id: answer.id } });
  if (!passkey) return refuseUnproven();
  const { challenge, counter } = await verify(answer, passkey, origin);
  const { id, userId, counter: known } = passkey;
  await transact(async (tx) => {
    if (!(await spendChallenge(tx, challenge))) refuseUnproven();
    // Not where it was removed or used elsewhere since it was read.
    const { count } = await tx.passkey.updateMany({
      where: { id, counter: known },
      data: { counter, lastUsedAt: new Date() },
    });
    if (count === 0) refuseUnproven();
  });
  return { userId };
}

type Answer = ReturnType<typeof passkeyProof.parse>;

/** Refuses a wrong signature, another site's answer, a challenge not ours, and a counter gone back. */
async function verify(answer: Answer, passkey: Passkey, origin: Origin) {
  const { rpId, origin: expectedOrigin } = relyingParty(origin);
  let challenge = "";
  const checked = await verifyAuthenticationResponse({
    response: { ...answer, clientExtensionResults: {} },
    expectedChallenge: (given) => {
      challenge = given;
      return isChallengeOpen(given, null);
    },
    expectedOrigin,
    expectedRPID: rpId,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, "base64url")),
      counter: passkey.counter,
    },
  }).catch(refuseUnproven);
  if (!checked.verified) refuseUnproven();
  return { challenge, counter: checked.authenticationInfo.newCounter };
}

function refuseUnproven(): never {
  const message = "That passkey does not work here. Log in with your password.";
  refuse("unauthenticated", { message });
}
