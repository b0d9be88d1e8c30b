/** One list of calls, for both mounts of the API: server.ts and Next's own. */
import { api } from "@/lib/api/api";
import type {
  InvitationView,
  MemberView,
  MessagePage,
  MessageView,
  RoomView,
} from "@/lib/contract/views";
import {
  changesPage,
  invitationView,
  memberView,
  messagePage,
  messageView,
  meView,
  type OpenRoomView,
  roomView,
} from "@/lib/contract/views";
import { type Person, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";
import { type Place, sharedServer } from "@/tests/support/shared-server";
import { Visitor } from "@/tests/support/visitor";

let preview: TestServer;
beforeAll(async () => {
  preview = await startServer({ preview: true });
});
afterAll(() => preview.stop());

describe.each<[string, () => Place]>([
  ["server.ts", sharedServer],
  ["next start", () => preview],
])("by %s", (_mount, place) => {
  let ada: Person;
  let bo: Person;
  beforeAll(async () => {
    ({ ada, bo } = await peopleAt(place(), "ada", "bo"));
  });

  test("one's own profile", async () => {
    const { status, body } = await ada.api.call("GET", "/me");
    expect(status).toBe(200);
    expect(meView.parse(body)).toMatchObject({
      id: ada.id,
      name: "Ada Lovelace",
      email: ada.email,
      emailVerified: false,
      kind: "person",
    });
  });

  test("a room is made, read, listed, changed and deleted", async () => {
    const input = { name: "  Kitchen  ", kind: "closed", memberLimit: 5, topic: "Tea" };
    const made = await ada.api.call<RoomView>("POST", "/rooms", input);
    expect(made.status).toBe(201);
    const room = roomView.parse(made.body);
    expect(room).toMatchObject({ ...input, name: "Kitchen", role: "owner", memberCount: 1 });
    const path = `/rooms/${room.id}`;
    expect(await ada.api.call("GET", path)).toMatchObject({ status: 200, body: { id: room.id } });

    const list = await ada.api.call<{ rooms: RoomView[] }>("GET", "/rooms");
    expect(list.body.rooms.map(({ id }) => id)).toContain(room.id);

    const changed = await ada.api.call("PATCH", path, { name: "Cellar", memberLimit: 6 });
    expect(changed).toMatchObject({ status: 200, body: { name: "Cellar", memberLimit: 6 } });
    const deleted = await ada.api.call("DELETE", path);
    expect(deleted).toMatchObject({ status: 204, body: undefined });
    expect((await ada.api.call("GET", path)).status).toBe(404);
  });

  test("open rooms are found and joined, twice without harm, and left", async () => {
    const room = await makeRoom(ada, { name: `Attic ${ada.id.slice(-6)}` });
    const query = encodeURIComponent(room.name.toUpperCase());
    const found = await bo.api.call<{ rooms: OpenRoomView[]; next: null }>(
      "GET",
      `/open-rooms?q=${query}`,
    );
    const { id, name, topic, memberLimit, memberCount } = room;
    expect(found.body).toEqual({
      rooms: [{ id, name, topic, memberLimit, memberCount, waiting: 0, place: null }],
      next: null,
    });

    for (let times = 0; times < 2; times++) {
      const joined = await bo.api.call<RoomView>("POST", `/rooms/${id}/join`);
      expect(joined).toMatchObject({ status: 200, body: { role: "member", memberCount: 2 } });
    }
    expect((await bo.api.call("POST", `/rooms/${id}/leave`)).status).toBe(204);
    expect((await bo.api.call("GET", `/rooms/${id}`)).status).toBe(404);
  });

  test("invitations open a closed room until they are ended", async () => {
    const room = await makeRoom(ada, { kind: "closed" });
    const path = `/rooms/${room.id}/invitations`;
    const listed = await ada.api.call<{ invitations: InvitationView[] }>("GET", path);
    const [endless] = listed.body.invitations;
    const { code, url } = invitationView.parse(endless);
    expect(url).toBe(`${place().url}/join/${code}`);
    expect(code.length).toBeGreaterThanOrEqual(22);

    const joined = await bo.api.call<RoomView>("POST", `/join/${code}`);
    expect(joined).toMatchObject({ status: 200, body: { id: room.id, role: "member" } });

    const made = await ada.api.call<InvitationView>("POST", path, { expiresInDays: 1, uses: 3 });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ usesLeft: 3, expiresAt: expect.any(String) });
    expect((await ada.api.call("DELETE", `${path}/${made.body.code}`)).status).toBe(204);
    expect((await bo.api.call("POST", `/join/${made.body.code}`)).status).toBe(404);

    const renewed = await ada.api.call<InvitationView>("POST", path);
    expect(renewed.status).toBe(201);
    expect(renewed.body.code).not.toBe(code);
    expect((await bo.api.call("POST", `/join/${code}`)).status).toBe(404);
  });

  test("members are listed, promoted and removed", async () => {
    const room = await makeRoom(ada, {}, [bo]);
    const path = `/rooms/${room.id}/members`;
    const listed = await bo.api.call<{ members: MemberView[] }>("GET", path);
    const members = listed.body.members.map((member) => memberView.parse(member));
    expect(members.map(({ user, role }) => [user.id, role])).toEqual([
      [ada.id, "owner"],
      [bo.id, "member"],
    ]);
    const promoted = await ada.api.call("PATCH", `${path}/${bo.id}`, { role: "moderator" });
    expect(promoted).toMatchObject({ status: 200, body: { role: "moderator" } });
    expect((await ada.api.call("DELETE", `${path}/${bo.id}`)).status).toBe(204);
    expect((await bo.api.call("GET", path)).status).toBe(404);
  });

  test("messages are posted once, read in pages, as changes, and marked as read", async () => {
    const room = await makeRoom(ada, {}, [bo]);
    const path = `/rooms/${room.id}`;
    const frame = { clientId: "first", body: "Hello\r\nthere 🎉" };
    const posted = await ada.api.call<MessageView>("POST", `${path}/messages`, frame);
    expect(posted.status).toBe(201);
    const message = messageView.parse(posted.body);
    expect(message).toMatchObject({ seq: 3, rev: 3, clientId: "first", body: "Hello\nthere 🎉" });
    const again = await ada.api.call("POST", `${path}/messages`, frame);
    expect(again).toMatchObject({ status: 200, body: posted.body });
    expect((await bo.api.call("GET", `/messages/${message.id}`)).body).toEqual(posted.body);

    const page = await bo.api.call("GET", `${path}/messages?before=3&limit=1`);
    expect(messagePage.parse(page.body)).toMatchObject({
      messages: [{ seq: 2 }],
      rev: 3,
      more: true,
    });
    const around = await bo.api.call("GET", `${path}/messages?around=2&limit=2`);
    expect(around.body).toMatchObject({ moreBefore: false, moreAfter: true });
    const first = await bo.api.call("GET", `${path}/messages?at=2020-02-29&limit=1`);
    expect(first.body).toMatchObject({ messages: [{ seq: 1 }], moreAfter: true });
    const then = await bo.api.call<MessagePage>(
      "GET",
      `${path}/messages?at=${message.createdAt}&limit=4`,
    );
    expect(then.body.messages.at(-1)).toEqual(message);
    const never = await bo.api.call("GET", `${path}/messages?at=2999-01-01T00:00Z&limit=1`);
    expect(never.body).toMatchObject({ messages: [{ seq: 3 }], more: true });
    for (const at of ["yesterday", "2026-02-30T00:00Z&around=2", "2026-13-01"]) {
      expect([at, (await bo.api.call("GET", `${path}/messages?at=${at}`)).status]).toEqual([
        at,
        422,
      ]);
    }
    const changes = await bo.api.call("GET", `${path}/changes?after=2`);
    expect(changesPage.parse(changes.body)).toEqual({
      messages: [message],
      rev: 3,
      more: false,
      reset: false,
    });

    const read = await bo.api.call("PUT", `${path}/read`, { seq: 3 });
    expect(read).toMatchObject({ status: 200, body: { roomId: room.id, seq: 3 } });
    expect((await bo.api.call("PUT", `${path}/read`, { seq: 1 })).body).toMatchObject({ seq: 3 });
    expect((await bo.api.call<RoomView>("GET", path)).body.unread).toBe(0);
  });

  test("health, and the description of all this", async () => {
    const stranger = new Visitor(place());
    for (const path of ["/healthz", "/readyz"]) {
      const response = await stranger.fetch(path);
      expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
    }
    const { body } = await stranger.call<{ paths: Record<string, object> }>("GET", "/openapi.json");
    expect(Object.keys(body.paths).sort()).toEqual(
      [...new Set(api.routes.filter(isRoute).map(({ path }) => braces(path)))].sort(),
    );
  });

  test("answers are for their reader only, and say what they are", async () => {
    for (const path of ["/api/v1/rooms", "/api/v1/nowhere", "/healthz"]) {
      const { headers } = await ada.api.fetch(path);
      expect(headers.get("cache-control")).toBe("private, no-store");
      expect(headers.get("content-type")).toBe("application/json");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });
});

const isRoute = ({ method, path }: { method: string; path: string }) =>
  method !== "ALL" && !path.endsWith("/openapi.json");
const braces = (path: string) => path.replace(/:(\w+)/g, "{$1}");
