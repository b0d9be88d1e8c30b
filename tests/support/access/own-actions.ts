import { randomBytes } from "node:crypto";
import { change } from "../database";
import { logIn, type Person } from "../people";
import { pngOf } from "../pictures";
import { appCode, beginTwoStep, turnOnTwoStep } from "../two-step";
import type { OwnActionRow } from "./action-row";
import type { Cast } from "./actors";

type Fields = Record<string, string | File>;

/** Signed in and nothing else. */
const signedIn = (fields: (person: Person) => Fields) => async (cast: Cast) => {
  const person = cast.newcomer();
  return { visitor: await logIn(cast.place, person), fields: fields(person) };
};

const confirmed = ({ password }: Person) => ({ presentPassword: password });
const newPassword = "an even quieter one";

/** With a second browser signed in, by its session's id. */
async function twice(cast: Cast) {
  const person = cast.newcomer();
  await logIn(cast.place, person);
  const sessionId = randomBytes(8).toString("hex");
  const rename = `UPDATE "Session" SET "id" = ? WHERE "userId" = ?`;
  change(cast.place, rename, sessionId, person.id);
  return { visitor: await logIn(cast.place, person), fields: { sessionId } };
}

const withPasskey = (more: (person: Person) => Fields) => async (cast: Cast) => {
  const person = cast.newcomer();
  const passkeyId = randomBytes(8).toString("hex");
  const insert = `INSERT INTO "Passkey" ("id", "userId", "name", "publicKey") VALUES (?, ?, 'Key', '')`;
  change(cast.place, insert, passkeyId, person.id);
  return { visitor: await logIn(cast.place, person), fields: { passkeyId, ...more(person) } };
};

const passkey = { field: "passkeyId", end: `DELETE FROM "Passkey" WHERE "id" = ?` };

async function halfWayToTwoSteps(cast: Cast) {
  const { visitor, key } = await beginTwoStep(cast.place, cast.newcomer());
  return { visitor, fields: { code: appCode(key) } };
}

async function inTwoSteps(cast: Cast) {
  const person = cast.newcomer();
  const { visitor, key } = await turnOnTwoStep(cast.place, person);
  return { visitor, fields: { ...confirmed(person), code: appCode(key) } };
}

const picture = () => ({ picture: new File([new Uint8Array(pngOf(64, 64, 64))], "me.png") });

async function withPicture(cast: Cast) {
  const { visitor } = await signedIn(() => ({}))(cast);
  const { picture: file } = picture();
  await visitor.fetch("/api/v1/me/picture", { method: "PUT", body: file });
  return { visitor, fields: {} };
}

const settings = "app/settings";

/** What is done to one's own account, by "file action"; all of it at /settings. */
export const ownActions: Record<string, OwnActionRow> = {
  [`${settings}/actions.ts renameSelf`]: {
    begin: signedIn(() => ({ firstName: "Augusta", lastName: "King" })),
  },
  [`${settings}/actions.ts changePassword`]: {
    begin: signedIn((one) => ({ ...confirmed(one), newPassword, repeatPassword: newPassword })),
  },
  [`${settings}/actions.ts revokeSession`]: {
    begin: twice,
    naming: {
      field: "sessionId",
      end: `UPDATE "Session" SET "endedAt" = "lastSeenAt" WHERE "id" = ?`,
    },
  },
  [`${settings}/actions.ts revokeOtherSessions`]: { begin: twice },
  [`${settings}/deletion-actions.ts deleteAccount`]: {
    begin: signedIn((one) => ({ ...confirmed(one), messages: "keep", when: "later" })),
  },
  [`${settings}/email-actions.ts requestEmailChange`]: {
    begin: signedIn((one) => ({ ...confirmed(one), email: `new-${one.email}` })),
  },
  [`${settings}/email-actions.ts resendVerification`]: { begin: signedIn(() => ({})) },
  [`${settings}/passkey-actions.ts addPasskey`]: { begin: signedIn(confirmed) },
  [`${settings}/passkey-actions.ts renamePasskey`]: {
    begin: withPasskey(() => ({ name: "Phone" })),
    naming: passkey,
  },
  [`${settings}/passkey-actions.ts removePasskey`]: {
    begin: withPasskey(confirmed),
    naming: passkey,
  },
  [`${settings}/picture-actions.ts changePicture`]: { begin: signedIn(picture) },
  [`${settings}/picture-actions.ts removePicture`]: { begin: withPicture },
  [`${settings}/presence-actions.ts showLastSeen`]: { begin: signedIn(() => ({ show: "off" })) },
  [`${settings}/two-step-actions.ts beginTotp`]: { begin: signedIn(confirmed) },
  [`${settings}/two-step-actions.ts cancelTotp`]: { begin: halfWayToTwoSteps },
  [`${settings}/two-step-actions.ts enableTotp`]: { begin: halfWayToTwoSteps },
  [`${settings}/two-step-actions.ts renewRecoveryCodes`]: { begin: inTwoSteps },
  [`${settings}/two-step-actions.ts disableTotp`]: { begin: inTwoSteps },
  "app/rooms/actions.ts resendVerification": { begin: signedIn(() => ({})) },
  "app/rooms/actions.ts logOut": { begin: signedIn(() => ({})) },
};
