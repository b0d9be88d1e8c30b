import type { Failure } from "@/lib/contract/errors";
import { errorMessage, errorStatus } from "@/lib/contract/errors";
import type { NewMessage } from "@/lib/contract/messages";
import type { NotifyChange } from "@/lib/contract/notify";
import type { PeopleList } from "@/lib/contract/people";
import type {
  Admission,
  Leaving,
  NewInvitation,
  NewRoom,
  Removal,
  RoomChange,
} from "@/lib/contract/rooms";
import type {
  AttachmentView,
  BanView,
  ChangesPage,
  FilesPage,
  InvitationPreview,
  InvitationView,
  MemberView,
  MessageEditView,
  MessagePage,
  MessageView,
  MeView,
  OpenRoomView,
  ReadView,
  Role,
  RoomPresence,
  RoomView,
  ShortCodeView,
  WaitingView,
  WaitView,
} from "@/lib/contract/views";
import type { Answer } from "./types";

type Query = Record<string, string | number | undefined>;

/** Longer than any answer should take, shorter than the patience of whoever waits. */
const timeoutMs = 15_000;

/** Statuses of a proxy whose server is away, not of ours. */
const gatewayStatuses = new Set([502, 503, 504]);

/** What a request comes to when nobody answered. */
export function noAnswer(): { ok: false; error: Failure; offline: true } {
  return { ok: false, error: { code: "internal", message: errorMessage.internal }, offline: true };
}

/** The REST door, typed. Nothing here throws: refusals and a dead network are answers. */
export function createApi(fetchLike: typeof fetch, base = "/api/v1") {
  async function request<T>(
    method: string,
    path: string,
    body?: unknown,
    keepalive = false,
  ): Promise<Answer<T>> {
    try {
      const response = await fetchLike(`${base}${path}`, {
        method,
        credentials: "same-origin",
        cache: "no-store",
        headers: body === undefined ? {} : { "content-type": "application/json" },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
        keepalive,
      });
      return readAnswer<T>({
        status: response.status,
        text: await response.text(),
        retryAfter: response.headers.get("retry-after"),
      });
    } catch {
      return noAnswer();
    }
  }

  const get = <T>(path: string, query: Query = {}) => request<T>("GET", path + encode(query));

  return {
    me: () => get<MeView>("/me"),
    listRooms: () => get<{ rooms: RoomView[] }>("/rooms"),
    findRoom: (roomId: string) => get<RoomView>(room(roomId)),
    createRoom: (input: NewRoom) => request<RoomView>("POST", "/rooms", input),
    updateRoom: (roomId: string, change: RoomChange) =>
      request<RoomView>("PATCH", room(roomId), change),
    deleteRoom: (roomId: string) => request<null>("DELETE", room(roomId)),
    joinRoom: (roomId: string) => request<RoomView>("POST", `${room(roomId)}/join`),
    leaveRoom: (roomId: string, how: Leaving = {}) =>
      request<null>("POST", `${room(roomId)}/leave`, how),
    setOwnRoomName: (roomId: string, name: string | null) =>
      request<RoomView>("PUT", `${room(roomId)}/own-name`, { name }),
    listOpenRooms: (query: { q?: string; after?: string }) =>
      get<{ rooms: OpenRoomView[]; next: string | null }>("/open-rooms", query),
    listPeople: (q: string, limit: number) => get<PeopleList>("/people", { q, limit }),
    listMembers: (roomId: string) => get<{ members: MemberView[] }>(`${room(roomId)}/members`),
    changeRole: (roomId: string, userId: string, role: Role) =>
      request<MemberView>("PATCH", member(roomId, userId), { role }),
    removeMember: (roomId: string, userId: string, { deleteRecent }: Removal = {}) =>
      request<null>(
        "DELETE",
        member(roomId, userId) + encode({ deleteRecent: deleteRecent ? "true" : undefined }),
      ),
    listBans: (roomId: string) => get<{ bans: BanView[] }>(`${room(roomId)}/bans`),
    banMember: (roomId: string, userId: string, how: Removal) =>
      request<BanView>("PUT", `${room(roomId)}/bans/${encodeURIComponent(userId)}`, how),
    unban: (roomId: string, userId: string) =>
      request<null>("DELETE", `${room(roomId)}/bans/${encodeURIComponent(userId)}`),
    joinWaitlist: (roomId: string) => request<WaitView>("POST", `${room(roomId)}/waitlist`),
    leaveWaitlist: (roomId: string) => request<null>("DELETE", `${room(roomId)}/waitlist`),
    listWaiting: (roomId: string) => get<{ waiting: WaitingView[] }>(`${room(roomId)}/waitlist`),
    letIn: (roomId: string, userId: string, how: Admission) =>
      request<MemberView>("POST", waiter(roomId, userId), how),
    decline: (roomId: string, userId: string) => request<null>("DELETE", waiter(roomId, userId)),
    listInvitations: (roomId: string) =>
      get<{ invitations: InvitationView[] }>(`${room(roomId)}/invitations`),
    createInvitation: (roomId: string, terms: NewInvitation) =>
      request<InvitationView>("POST", `${room(roomId)}/invitations`, terms),
    endInvitation: (roomId: string, code: string) =>
      request<null>("DELETE", `${room(roomId)}/invitations/${encodeURIComponent(code)}`),
    findShortCode: (roomId: string) => get<ShortCodeView | null>(`${room(roomId)}/short-code`),
    makeShortCode: (roomId: string) => request<ShortCodeView>("POST", `${room(roomId)}/short-code`),
    endShortCode: (roomId: string) => request<null>("DELETE", `${room(roomId)}/short-code`),
    previewInvitation: (code: string) =>
      get<InvitationPreview>(`/join/${encodeURIComponent(code)}`),
    joinByInvitation: (code: string) =>
      request<RoomView>("POST", `/join/${encodeURIComponent(code)}`),
    listMessages: (
      roomId: string,
      query: { before?: number; after?: number; around?: number; at?: string; limit?: number },
    ) => get<MessagePage>(`${room(roomId)}/messages`, query),
    listChanges: (roomId: string, query: { after: number; limit?: number }) =>
      get<ChangesPage>(`${room(roomId)}/changes`, query),
    postMessage: (roomId: string, posted: NewMessage) =>
      request<MessageView>("POST", `${room(roomId)}/messages`, posted),
    describeAttachment: (id: string, alt: string) =>
      request<AttachmentView>("PATCH", attachment(id), { alt }),
    removeAttachment: (id: string) => request<null>("DELETE", attachment(id)),
    editMessage: (id: string, body: string) => request<MessageView>("PATCH", message(id), { body }),
    listEdits: (id: string) => get<{ edits: MessageEditView[] }>(`${message(id)}/edits`),
    putReaction: (id: string, emoji: string) => request<MessageView>("PUT", reaction(id, emoji)),
    deleteReaction: (id: string, emoji: string) =>
      request<MessageView>("DELETE", reaction(id, emoji)),
    pinMessage: (id: string) => request<MessageView>("PUT", `${message(id)}/pin`),
    unpinMessage: (id: string) => request<MessageView>("DELETE", `${message(id)}/pin`),
    removePreviews: (id: string) => request<MessageView>("DELETE", `${message(id)}/previews`),
    listPins: (roomId: string) => get<{ messages: MessageView[] }>(`${room(roomId)}/pins`),
    listFiles: (roomId: string, after?: string) =>
      get<FilesPage>(`${room(roomId)}/files`, { after }),
    /** Reaches the server even if the page goes meanwhile. */
    deleteMessage: (id: string) => request<MessageView>("DELETE", message(id), undefined, true),
    markRead: (roomId: string, mark: { seq: number; turn: number }) =>
      request<ReadView>("PUT", `${room(roomId)}/read`, mark),
    markUnread: (roomId: string, seq: number) =>
      request<ReadView>("PUT", `${room(roomId)}/unread`, { seq }),
    setNotify: (roomId: string, change: NotifyChange) =>
      request<RoomView>("PATCH", `${room(roomId)}/notify`, change),
    listPresence: (roomId: string) => get<RoomPresence>(`${room(roomId)}/presence`),
    putPresence: (away: boolean) => request<null>("PUT", "/me/presence", { away }),
  };
}

export type Api = ReturnType<typeof createApi>;

const room = (roomId: string) => `/rooms/${encodeURIComponent(roomId)}`;
const member = (roomId: string, userId: string) =>
  `${room(roomId)}/members/${encodeURIComponent(userId)}`;

const attachment = (id: string) => `/attachments/${encodeURIComponent(id)}`;
const message = (id: string) => `/messages/${encodeURIComponent(id)}`;
const reaction = (id: string, emoji: string) =>
  `${message(id)}/reactions/${encodeURIComponent(emoji)}`;

const waiter = (roomId: string, userId: string) =>
  `${room(roomId)}/waitlist/${encodeURIComponent(userId)}`;

function encode(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

/** What the server said, however it was asked. */
type Said = { status: number; text: string; retryAfter: string | null };

export function readAnswer<T>({ status, text, retryAfter }: Said): Answer<T> {
  const isOk = status >= 200 && status < 300;
  if (isOk) return { ok: true, data: (text === "" ? null : JSON.parse(text)) as T };
  const error = readFailure(text);
  if (error) {
    const seconds = Number(retryAfter);
    const retryAfterMs = error.retryAfterMs ?? (seconds > 0 ? seconds * 1_000 : undefined);
    return {
      ok: false,
      error: retryAfterMs === undefined ? error : { ...error, retryAfterMs },
      offline: false,
    };
  }
  if (gatewayStatuses.has(status)) return noAnswer();
  const code = status === 401 ? "unauthenticated" : "internal";
  return { ok: false, error: { code, message: errorMessage[code] }, offline: false };
}

/** The error in a body, if it is one of ours: a proxy in between may answer anything. */
function readFailure(text: string): Failure | null {
  try {
    const { error } = JSON.parse(text) as { error?: Failure };
    return error && error.code in errorStatus ? error : null;
  } catch {
    return null;
  }
}
