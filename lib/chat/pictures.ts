import { type PictureSize, tooManyBytes } from "@/lib/contract/pictures";
import type { UserView } from "@/lib/contract/views";
import { db, transact } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { announceUser, userWithRooms } from "./announce-user";
import { encodePicture } from "./encode-picture";
import { newSecret } from "./ids";
import { limitRate } from "./rate-limits";
import { refuse } from "./refusal";

/**
 * Gives the asker the picture in `bytes` (a file as it was sent) in place of the one before, under
 * an address that nobody knew; everybody who shares a room hears of it.
 */
export async function setPicture(actor: Actor, bytes: Uint8Array): Promise<UserView> {
  const { userId } = requirePerson(actor);
  if (bytes.length === 0) refuseFile("invalid", "Choose a picture first.");
  const tooMany = tooManyBytes(bytes.length);
  if (tooMany) refuseFile("too_large", tooMany);
  await limitRate("picture", userId);
  const encoded = await encodePicture(bytes);
  const id = newSecret();
  const user = await transact(async (tx) => {
    const where = { id: userId, deletedAt: null };
    const changed = await tx.user.update({ where, data: { pictureId: id }, select: userWithRooms });
    await tx.picture.deleteMany({ where: { userId } });
    await tx.picture.create({ data: { id, userId, ...encoded } });
    return changed;
  });
  return announceUser(user);
}

/** Takes the asker's picture away; initials stand for them again. */
export async function removePicture(actor: Actor): Promise<UserView> {
  const { userId } = requirePerson(actor);
  const user = await transact(async (tx) => {
    const changed = await tx.user.update({
      where: { id: userId },
      data: { pictureId: null },
      select: userWithRooms,
    });
    await tx.picture.deleteMany({ where: { userId } });
    return changed;
  });
  return announceUser(user);
}

/**
 * A picture as WebP, for anybody who has an account: its id cannot be guessed and stands only in
 * what people see of one another. `not_found` once it was changed, or its owner's account deleted.
 */
export async function readPicture(
  actor: Actor,
  pictureId: string,
  size: PictureSize,
): Promise<Uint8Array<ArrayBuffer>> {
  requirePerson(actor);
  const picture = await db().picture.findFirst({
    where: { id: pictureId, user: { deletedAt: null } },
    select: { small: size === "small", large: size === "large" },
  });
  return picture?.[size] ?? refuse("not_found");
}

function refuseFile(code: "invalid" | "too_large", message: string): never {
  refuse(code, { message, fields: { picture: [message] } });
}
