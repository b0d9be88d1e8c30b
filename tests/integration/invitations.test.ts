/** Links to a room: several, each with its end, and what they say once they no longer open it. */
import sharp from "sharp";
import type { Failure } from "@/lib/contract/errors";
import type { NewInvitation } from "@/lib/contract/rooms";
import type { InvitationPreview, InvitationView, RoomView } from "@/lib/contract/views";
import { deleteAccount, expire } from "@/tests/support/database";
import { logIn, type Person, people } from "@/tests/support/people";
import { showsQrCode } from "@/tests/support/qr-code";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

let world: Record<"ada" | "bo" | "cleo" | "dipa", Person>;
beforeAll(async () => {
  world = await people("ada", "bo", "cleo", "dipa");
});

const linksOf = async (person: Person, roomId: string) =>
  (await person.api.call<{ invitations: InvitationView[] }>("GET", `/rooms/${roomId}/invitations`))
    .body.invitations;
const newLink = async (person: Person, roomId: string, terms: NewInvitation = {}) =>
  (await person.api.call<InvitationView>("POST", `/rooms/${roomId}/invitations`, terms)).body;
const joinBy = (person: Person, code: string) =>
  person.api.call<RoomView & { error: Failure }>("POST", `/join/${code}`);
/** The sentence of the page, as whoever follows the link reads it. */
const pageOf = async (person: Person, code: string) => {
  const response = await (await logIn(sharedServer(), person)).fetch(`/join/${code}`);
  return { status: response.status, text: await response.text() };
};

test("a room has several links, which tell who made them and how often they were used", async () => {
  const { ada, bo, cleo } = world;
  const room = await makeRoom(ada, {}, [bo]);
  await ada.api.call("PATCH", `/rooms/${room.id}/members/${bo.id}`, { role: "moderator" });
  const week = await newLink(bo, room.id, { expiresInDays: 7, uses: 10 });
  await joinBy(cleo, week.code);
  await joinBy(cleo, week.code);

  const [first, second] = await linksOf(cleo, room.id);
  const madeBy = (person: Person) => ({ id: person.id, name: person.name });
  const endless = { expiresAt: null, usesLeft: null };
  expect(first).toMatchObject({ ...endless, uses: 0, createdBy: madeBy(ada) });
  expect(second).toMatchObject({ code: week.code, usesLeft: 9, uses: 1, createdBy: madeBy(bo) });
  const lifeMs = Date.parse(week.expiresAt ?? "") - Date.parse(week.createdAt);
  expect(Math.abs(lifeMs - 7 * 86_400_000)).toBeLessThan(60_000);
});

test("a link without any end replaces the one before, and no other", async () => {
  const { ada, bo } = world;
  const room = await makeRoom(ada);
  const [old] = await linksOf(ada, room.id);
  const day = await newLink(ada, room.id, { expiresInDays: 1 });
  const fresh = await newLink(ada, room.id);
  const codes = (await linksOf(ada, room.id)).map(({ code }) => code);
  expect(codes).toEqual([day.code, fresh.code]);
  const followed = await joinBy(bo, old?.code ?? "");
  expect(followed.body.error.message).toBe("This invitation has ended. Ask Ada for a new one.");
});

test("ended, used up and expired links name whom to ask, while they are in the room", async () => {
  const { ada, bo, cleo, dipa } = world;
  const room = await makeRoom(ada, { kind: "closed" });
  const [endless] = await linksOf(ada, room.id);
  await joinBy(bo, endless?.code ?? "");
  await ada.api.call("PATCH", `/rooms/${room.id}/members/${bo.id}`, { role: "moderator" });
  const ended = await newLink(bo, room.id, { expiresInDays: 1 });
  await ada.api.call("DELETE", `/rooms/${room.id}/invitations/${ended.code}`);
  const again = await ada.api.call("DELETE", `/rooms/${room.id}/invitations/${ended.code}`);
  expect(again.status).toBe(204);
  const usedUp = await newLink(bo, room.id, { uses: 1 });
  await joinBy(cleo, usedUp.code);
  const expired = await newLink(bo, room.id, { expiresInDays: 7 });
  expire("Invitation", room.id);

  for (const { code } of [ended, usedUp, expired]) {
    const message = "This invitation has ended. Ask Bo for a new one.";
    expect(await joinBy(dipa, code)).toMatchObject({
      status: 404,
      body: { error: { code: "not_found", message } },
    });
    const page = await pageOf(dipa, code);
    expect([page.status, page.text.includes(message)]).toEqual([404, true]);
  }
  expect(await linksOf(ada, room.id)).toEqual([]);
  await bo.api.call("POST", `/rooms/${room.id}/leave`);
  const alone = await joinBy(dipa, ended.code);
  expect(alone.body.error.message).toBe("This invitation has ended. Ask for a new one.");
  await ada.api.call("DELETE", `/rooms/${room.id}`);
  const gone = await joinBy(dipa, ended.code);
  const unknown = "No open room or invitation matches that. Check it and try again.";
  expect(gone.body.error.message).toBe(unknown);
  expect((await pageOf(dipa, "nothing-of-ours")).text).toContain(unknown);
});

test("a preview shows what the page shows, and no inviter who has left", async () => {
  const { ada, bo, dipa } = world;
  const room = await makeRoom(ada, { name: "Book club" }, [bo]);
  await ada.api.call("PATCH", `/rooms/${room.id}/members/${bo.id}`, { role: "moderator" });
  const link = await newLink(bo, room.id, { uses: 1 });
  const preview = () => dipa.api.call<InvitationPreview>("GET", `/join/${link.code}`);
  const { faces, ...shown } = (await preview()).body;
  expect(shown).toMatchObject({
    id: room.id,
    name: "Book club",
    topic: "",
    memberLimit: 12,
    memberCount: 2,
    invitedBy: "Bo Lindqvist",
  });
  expect(faces.map(({ id }) => id)).toEqual([ada.id, bo.id]);
  await bo.api.call("POST", `/rooms/${room.id}/leave`);
  expect((await preview()).body).toMatchObject({ memberCount: 1, invitedBy: null });
  // Looking used nothing up.
  expect((await joinBy(dipa, link.code)).status).toBe(200);
});

test("the links of a deleted account open the room still, and name nobody", async () => {
  const { ada, dipa } = world;
  const { bo: leaver } = await people("bo");
  const room = await makeRoom(ada, { kind: "open" }, [leaver]);
  await ada.api.call("PATCH", `/rooms/${room.id}/members/${leaver.id}`, { role: "moderator" });
  const [link, ended] = [
    await newLink(leaver, room.id, { uses: 5 }),
    await newLink(leaver, room.id),
  ];
  await ada.api.call("DELETE", `/rooms/${room.id}/invitations/${ended.code}`);
  deleteAccount(leaver.id);

  const listed = await linksOf(ada, room.id);
  expect(listed.map(({ createdBy }) => createdBy.name)).toEqual(["Deleted member"]);
  const shown = await dipa.api.call<InvitationPreview>("GET", `/join/${link.code}`);
  expect(shown.body.invitedBy).toBeNull();
  const refused = await joinBy(dipa, ended.code);
  expect(refused.body.error.message).toBe("This invitation has ended. Ask for a new one.");
  expect((await joinBy(dipa, link.code)).status).toBe(200);
});

test("the 51st link is refused until one has ended", async () => {
  const { ada } = world;
  const room = await makeRoom(ada);
  const path = `/rooms/${room.id}/invitations`;
  for (let i = 1; i < 50; i++) await newLink(ada, room.id, { uses: 1 });
  const [first, last] = await linksOf(ada, room.id);
  const refused = await ada.api.call<{ error: Failure }>("POST", path, { uses: 1 });
  expect(refused.status).toBe(409);
  expect(refused.body.error.message).toMatch(/50 links at a time. End one first./);
  expect((await newLink(ada, room.id)).code).not.toBe(first?.code);
  await ada.api.call("DELETE", `${path}/${last?.code}`);
  expect((await ada.api.call("POST", path, { uses: 1 })).status).toBe(201);
});

test("the QR code says the link, module by module, dark on light", async () => {
  const { ada } = world;
  const room = await makeRoom(ada);
  const [link] = await linksOf(ada, room.id);
  const response = await ada.api.fetch(`/api/v1/rooms/${room.id}/invitations/${link?.code}/qr`);
  expect(response.headers.get("content-type")).toBe("image/svg+xml");
  const svg = Buffer.from(await response.arrayBuffer());
  const picture = await sharp(svg).resize(480, 480).png().toBuffer();
  expect(await showsQrCode(picture, link?.url ?? "")).toBe(true);
  expect(await showsQrCode(picture, `${link?.url}x`)).toBe(false);
});
