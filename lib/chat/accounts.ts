import {
  firstStartForm,
  logInForm,
  type NewUser,
  newUser,
  signUpForm,
} from "@/lib/contract/accounts";
import type { MeView } from "@/lib/contract/views";
import { db, isUniqueViolation, type Tx, transact } from "@/lib/db";
import { env } from "@/lib/env";
import { wakeJobs } from "@/lib/jobs/jobs";
import { type Actor, type Origin, requireOperator, requirePerson } from "./actor";
import { requireUncommon } from "./common-passwords";
import { newId } from "./ids";
import { previewInvitation } from "./invitations";
import { requireOwnName } from "./own-name";
import { parse } from "./parse";
import { hashPassword, passwordFits } from "./passwords";
import { forgiveRate, limitRate } from "./rate-limits";
import { refuse } from "./refusal";
import { seatOwner, writeRoom } from "./rooms";
import { refuseDeactivated } from "./sessions";
import { claimFirstAccount, isFirstStart, nameHearth } from "./settings";
import { enqueueVerification, remindOfAccount } from "./verification";
import { publicUser, userView } from "./views";
import { isWerkzeugHash } from "./werkzeug";

/** A browser that was signed in to an account before. */
export type KnownDevice = { userId: string; id: string };

/** The account, and the hash that was checked: a session starts only while it is still the one. */
export type CheckedPassword = { userId: string; passwordHash: string };

const firstRoom = { name: "Living room", kind: "open", memberLimit: 10, topic: "" } as const;

/**
 * Makes an account from the sign-up form; `invitation` is the code somebody came with. Where e-mail
 * has to be verified first, nobody learns here whether an address has an account: a taken one gets
 * the same answer, with the id of nobody, and its owner a mail.
 */
export async function signUp(
  input: unknown,
  origin: Origin,
  { invitation }: { invitation?: string } = {},
): Promise<{ id: string; email: string }> {
  const fields = parse(signUpForm, input);
  const { email } = fields;
  await requireOpenRegistration(invitation, origin);
  await limitRate("signUp", origin.address);
  await requireUncommon("password", fields.password, fields);
  const passwordHash = await hashPassword(fields.password);
  const make = async (tx: Tx) => {
    const id = await writeUser(tx, { ...fields, passwordHash });
    await enqueueVerification(tx, { id, email }, origin);
    return { id, email };
  };
  const remind = async (tx: Tx) => {
    await remindOfAccount(tx, email, origin);
    return { id: newId(), email };
  };
  const made = await (env().requireVerifiedEmail
    ? transact(make).catch((error) => {
        if (isUniqueViolation(error)) return transact(remind);
        throw error;
      })
    : asOneOfAKind(() => transact(make)));
  wakeJobs();
  return made;
}

/** The first sign-up on the web: also names this Hearth and makes its first room. */
export async function firstStart(
  input: unknown,
  origin: Origin,
): Promise<{ id: string; roomId: string }> {
  const { hearthName, ...fields } = parse(firstStartForm, input);
  await limitRate("signUp", origin.address);
  await requireUncommon("password", fields.password, fields);
  const passwordHash = await hashPassword(fields.password);
  const made = await asOneOfAKind(() =>
    transact(async (tx) => {
      const id = await writeUser(tx, { ...fields, passwordHash }, { onlyFirst: true });
      await nameHearth(tx, hearthName);
      const roomId = await writeRoom(tx, firstRoom);
      const owner = await tx.user.findUniqueOrThrow({ where: { id }, select: publicUser });
      await seatOwner(tx, roomId, owner);
      await enqueueVerification(tx, { id, email: fields.email }, origin);
      return { id, roomId };
    }),
  );
  wakeJobs();
  return made;
}

/**
 * Whose e-mail and password these are. Unknown and wrong get the same answer in the same time.
 * `device` is one that was signed in to an account before: there it has tries of its own, so that
 * whoever uses up those of strangers does not lock the owner out.
 */
export async function checkPassword(
  input: unknown,
  origin: Origin,
  device: KnownDevice | null,
): Promise<CheckedPassword> {
  const { email, password } = parse(logInForm, input);
  const user = await db().user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, deactivatedAt: true },
  });
  const known = device !== null && device.userId === user?.id;
  const key = known ? `device ${device.id}` : guessKey(email, origin);
  await limitRate("logIn", key);
  if (!known) await limitRate("logInAnywhere", email);
  const fits = await passwordFits(user?.passwordHash ?? null, password);
  if (!user || !fits) refuse("unauthenticated", { message: "E-mail or password is not right." });
  await forgiveRate("logIn", key);
  if (user.deactivatedAt) refuseDeactivated();
  const passwordHash = isWerkzeugHash(user.passwordHash)
    ? await modernize(user, password)
    : user.passwordHash;
  return { userId: user.id, passwordHash };
}

/** Stores a password of the old app as all others are, once its owner has shown it. */
async function modernize(
  { id, passwordHash: old }: { id: string; passwordHash: string },
  password: string,
): Promise<string> {
  const passwordHash = await hashPassword(password);
  const where = { id, passwordHash: old };
  await transact((tx) => tx.user.updateMany({ where, data: { passwordHash } }));
  return passwordHash;
}

/** Whose tries count together: the log-in and the change of a password share one allowance. */
export function guessKey(email: string, origin: Origin): string {
  return `${email} ${origin.address}`;
}

/** The operator makes an account. */
export async function createUser(
  actor: Actor,
  input: unknown,
  { isAdmin = false, isVerified = false } = {},
): Promise<{ id: string; email: string }> {
  requireOperator(actor);
  const fields = parse(newUser, input);
  const passwordHash = await hashPassword(fields.password);
  const id = await asOneOfAKind(() =>
    transact((tx) => writeUser(tx, { ...fields, passwordHash }, { isAdmin, isVerified })),
  );
  return { id, email: fields.email };
}

/** The asker's own profile. */
export async function findMe(actor: Actor): Promise<MeView> {
  const { userId } = requirePerson(actor);
  const user = await db().user.findUnique({
    where: { id: userId },
    select: { ...publicUser, email: true, emailVerifiedAt: true, isAdmin: true },
  });
  if (!user) refuse("unauthenticated");
  const { email, isAdmin, emailVerifiedAt } = user;
  return { ...userView(user), email, emailVerified: emailVerifiedAt !== null, isAdmin };
}

/** Inserts the row; the first account of an installation, by whatever door, is its site admin. */
export async function writeUser(
  tx: Tx,
  fields: Omit<NewUser, "password"> & { passwordHash: string },
  { isAdmin = false, isVerified = false, onlyFirst = false } = {},
): Promise<string> {
  requireOwnName(fields);
  const id = newId();
  const isFirst = await claimFirstAccount(tx, id);
  if (onlyFirst && !isFirst) {
    refuse("conflict", { message: "This Hearth has an administrator already. Sign up instead." });
  }
  const { email, firstName, lastName, passwordHash } = fields;
  await tx.user.create({
    data: {
      id,
      email,
      firstName,
      lastName,
      passwordHash,
      isAdmin: isAdmin || isFirst,
      emailVerifiedAt: isVerified ? new Date() : null,
    },
  });
  return id;
}

/** Runs `write`; a taken e-mail becomes the field's own sentence. */
export async function asOneOfAKind<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = "That e-mail cannot be used. Log in instead?";
    refuse("conflict", { message, fields: { email: [message] } });
  }
}

async function requireOpenRegistration(
  invitation: string | undefined,
  origin: Origin,
): Promise<void> {
  const { registration } = env();
  if (registration === "open" || (await isFirstStart())) return;
  const message = "This Hearth is by invitation. Ask a member for a link.";
  if (registration === "closed" || !invitation) refuse("forbidden", { message });
  await previewInvitation(invitation, null, origin);
}
