import type { Failure, Result } from "@/lib/contract/errors";
import type { NotifyChange } from "@/lib/contract/notify";
import type {
  Admission,
  Leaving,
  NewInvitation,
  NewRoom,
  Removal,
  RoomChange,
} from "@/lib/contract/rooms";
import type {
  BanView,
  FilesPage,
  InvitationPreview,
  InvitationView,
  MemberView,
  MessageEditView,
  MessagePage,
  MessageView,
  OpenRoomView,
  QuoteView,
  ReadView,
  Role,
  RoomView,
  ShortCodeView,
  UserView,
  WaitingView,
  WaitView,
} from "@/lib/contract/views";
import type { OutgoingFile } from "./outgoing-file";

/** What the server knew when it wrote the page: the room in the address and a page of it. */
export type Seed = {
  room?: RoomView;
  page?: MessagePage;
  /** The message in the address. */
  markedSeq?: number | null;
};

/**
 * A message of mine that the server has not confirmed yet.
 * `pending`: on its way. `uploading`: its files are, and it goes when they are there. `waiting`: held back, `reason` says for what ("Waiting for connection").
 * `failed`: refused, `reason` says why; it waits for retry, edit or discard.
 */
export type OutboxMessage = {
  clientId: string;
  roomId: string;
  body: string;
  replyTo: QuoteView | null;
  files: readonly OutgoingFile[];
  /** ISO 8601, by this device's clock. */
  createdAt: string;
  state: "pending" | "uploading" | "waiting" | "failed";
  reason?: string;
};

/** Why a room on screen is no longer mine. */
export type Gone = null | "left" | "deleted";

/** One room as it is shown; the object stays the same until something in it changes. */
export type RoomScreen = {
  room: RoomView;
  /** Ascending by seq, without gaps. */
  messages: MessageView[];
  /** Shown after `messages`, in the order in which they were sent. */
  pending: OutboxMessage[];
  moreBefore: boolean;
  /** There are newer messages than the last one here: `loadNewer` or `jumpToLatest`. */
  moreAfter: boolean;
  loadingOlder: boolean;
  olderFailed: boolean;
  /** No page of messages has come yet, and the last try to get one failed. */
  openFailed: boolean;
  /** False until a page of messages is here (an unvisited room that is being fetched). */
  loaded: boolean;
  gone: Gone;
  /** Where reading had stopped when the room was opened; fixed for the visit. */
  firstUnreadSeq: number | null;
  /** When the message at `firstUnreadSeq` was written, once that message was here. */
  unreadSince: string | null;
  /** The message to show and mark; another object each time it is asked for again. */
  marked: { seq: number } | null;
  /** Moves whenever the room's pinned messages may have changed. */
  pinNews: number;
  /** Moves whenever the room may have other files. */
  fileNews: number;
  /** Moves whenever the links and codes that let others in may have changed. */
  linkNews: number;
};

export type ConnectionState =
  | "live"
  | "polling"
  | "connecting"
  | "reconnecting"
  | "offline"
  | "signedOut";

export type Connection = {
  state: ConnectionState;
  /** Epoch milliseconds: when the gap began; while live or polling, when it was closed. 0 at first. */
  sinceMs: number;
  /** Messages of others that the catch-up after the last gap brought. */
  missed: number;
};

/** A refusal, or the network's: then `offline` is true and trying again later may help. */
export type Answer<T> = { ok: true; data: T } | { ok: false; error: Failure; offline: boolean };

/** Messages of mine that I deleted and the server has not heard of. */
export type Deletions = {
  /** What to show in their places, by id. */
  tombstones: ReadonlyMap<string, MessageView>;
  /** The one that can still be had back. */
  undoable: MessageView | null;
  /** Why the last one to be refused is there again. */
  failure: Failure | null;
};

/** Rooms that were marked as read all at once, as long as that can be undone. */
export type MarkedRead = {
  rooms: readonly { id: string; readSeq: number }[];
  /** They were to be unread again, and that did not work. */
  failed: boolean;
};

export type FoundShortCode = { shortCode: ShortCodeView | null };

export type Sending = { replyTo?: QuoteView | null; withFiles?: boolean };

export type Actions = {
  /**
   * Puts a message on screen at once and sends it when it can, with what lies in the room's tray
   * where it is to take that along. Nothing at all is ignored.
   */
  send(roomId: string, body: string, how?: Sending): void;
  /** Puts files into a room's tray and uploads them; answers why some were not taken, if so. */
  attach(roomId: string, files: readonly File[]): string | null;
  detach(roomId: string, fileId: string): void;
  /** Says what a file in the tray shows. */
  describeFile(roomId: string, fileId: string, alt: string): void;
  /** Uploads a file in the tray again. */
  retryFile(roomId: string, fileId: string): void;
  /** Sends a failed message again, as a new one at the end. */
  retry(clientId: string): void;
  /** Takes a failed message out and returns its text; its files go back into the tray. */
  edit(clientId: string): string;
  discard(clientId: string): void;
  loadOlder(roomId: string): void;
  loadNewer(roomId: string): void;
  /** Shows a room: from memory at once, then what it missed; fixes the unread line. Idempotent. */
  open(roomId: string): void;
  /** Leaves a room's screen; its unread line is gone, its messages stay in memory. */
  close(roomId: string): void;
  clearUnreadLine(roomId: string): void;
  /** Everything loaded of this room has been seen. Does nothing while the page is hidden. */
  markRead(roomId: string): void;
  /** Everything in this room counts as read, loaded or not. */
  markAllRead(roomId: string): void;
  /** Unread from this message on, on all my devices. */
  markUnread(roomId: string, seq: number): Promise<Result<ReadView>>;
  /** What in this room calls me, and until when nothing does. */
  setNotify(roomId: string, change: NotifyChange): Promise<Result<RoomView>>;
  /** Something was typed here; the room's others hear of it every few seconds. */
  tellTyping(roomId: string): void;
  /** Makes the newest messages the loaded ones; resolves when they are. */
  jumpToLatest(roomId: string): Promise<Answer<null>>;
  /** Fetches a room that may be opened next: on hover, focus, touch start. */
  prefetch(roomId: string): void;
  createRoom(room: NewRoom): Promise<Result<RoomView>>;
  joinRoom(roomId: string): Promise<Result<RoomView>>;
  /** Leaves; an owner may choose who owns the room then. */
  leaveRoom(roomId: string, how?: Leaving): Promise<Result<null>>;
  /** Gives a room a name that only I see; null takes it back. */
  setOwnRoomName(roomId: string, name: string | null): Promise<Result<RoomView>>;
  updateRoom(roomId: string, change: RoomChange): Promise<Result<RoomView>>;
  deleteRoom(roomId: string): Promise<Result<null>>;
  listMembers(roomId: string): Promise<Result<MemberView[]>>;
  /** Those whom I share a room with and whose names fit best, a few of them. */
  listPeople(q: string): Promise<Result<UserView[]>>;
  /** Everything in all my rooms counts as read; `undoMarkedRead` puts the marks back. */
  markEverythingRead(): void;
  undoMarkedRead(): Promise<void>;
  dismissMarkedRead(): void;
  /** Makes the loaded messages those around one, unless it is among them. */
  loadAround(roomId: string, seq: number): Promise<Answer<null>>;
  /** As `loadAround`, and marks it; `not_found` where there is no such message. */
  showMessage(roomId: string, seq: number): Promise<Answer<null>>;
  /** Shows and marks the first message from `at` (ISO 8601) on, or else the newest. */
  showDate(roomId: string, at: string): Promise<Answer<null>>;
  /** Of very many loaded messages, keeps those around the one that is being read. */
  letGo(roomId: string, seq: number): void;
  editMessage(message: MessageView, body: string): Promise<Result<MessageView>>;
  /** Puts my reaction under a message, or takes it back. */
  react(message: MessageView, emoji: string, on: boolean): Promise<Result<MessageView>>;
  /** Pins a message for everybody, or unpins it; for moderators. */
  pin(message: MessageView, on: boolean): Promise<Result<MessageView>>;
  /** Takes the preview of my message away, or as a moderator anybody's. */
  removePreviews(message: MessageView): Promise<Result<MessageView>>;
  /** The latest pinned first. */
  listPins(roomId: string): Promise<Result<MessageView[]>>;
  /** A room's messages that have files, the latest first; `after` is the `next` of the page before. */
  listFiles(roomId: string, after?: string): Promise<Result<FilesPage>>;
  /** What a message said before its edits, the earliest first; for moderators. */
  listEdits(message: MessageView): Promise<Result<MessageEditView[]>>;
  /** Deletes my message, or as a moderator anybody's; its place stays. */
  deleteMessage(roomId: string, id: string): Promise<Result<MessageView>>;
  /** Deletes a message of mine so that it can be undone for 6 s; the server hears of it after. */
  deleteUndoably(message: MessageView): void;
  undoDelete(): void;
  /** Keeps the time for undoing from running out, or lets it begin again. */
  holdUndo(held: boolean): void;
  dismissDeleteFailure(): void;
  changeRole(roomId: string, userId: string, role: Role): Promise<Result<MemberView>>;
  removeMember(roomId: string, userId: string, how: Removal): Promise<Result<null>>;
  listBans(roomId: string): Promise<Result<BanView[]>>;
  /** Takes somebody's seat away and keeps them out. */
  banMember(roomId: string, userId: string, how: Removal): Promise<Result<BanView>>;
  unban(roomId: string, userId: string): Promise<Result<null>>;
  /** Queues for a full room; `place` null: there was a seat after all. */
  joinWaitlist(roomId: string): Promise<Result<WaitView>>;
  /** That a wait has ended is seen. */
  dismissSeated(): void;
  leaveWaitlist(roomId: string): Promise<Result<null>>;
  /** Who is in line, in order; for moderators. */
  listWaiting(roomId: string): Promise<Result<WaitingView[]>>;
  letIn(roomId: string, userId: string, how: Admission): Promise<Result<MemberView>>;
  /** Sends somebody out of the line. */
  decline(roomId: string, userId: string): Promise<Result<null>>;
  /** What a link's code or a short code opens. */
  previewInvitation(code: string): Promise<Result<InvitationPreview>>;
  joinByInvitation(code: string): Promise<Result<RoomView>>;
  listInvitations(roomId: string): Promise<Result<InvitationView[]>>;
  /** A new link; without any end it replaces the room's endless one. */
  createInvitation(roomId: string, terms: NewInvitation): Promise<Result<InvitationView>>;
  endInvitation(roomId: string, code: string): Promise<Result<null>>;
  /** The room's code for the blackboard; null inside if it has none at present. */
  findShortCode(roomId: string): Promise<Result<FoundShortCode>>;
  /** Makes one for an hour, or answers the present one. */
  makeShortCode(roomId: string): Promise<Result<FoundShortCode>>;
  endShortCode(roomId: string): Promise<Result<FoundShortCode>>;
  listOpenRooms(query: {
    q?: string;
    after?: string;
  }): Promise<Result<{ rooms: OpenRoomView[]; next: string | null }>>;
  /** Tries to connect now; after being signed out, looks whether there is a session again. */
  retryConnection(): void;
};
