import type { OwnedRoomView } from "./room-fate";
import type { Role } from "./views";

/** The administration's lists, and what each can be sorted by; the first is how it starts. */
export const adminSorts = {
  users: ["name", "email", "verified", "role", "rooms", "seen", "state"],
  rooms: ["name", "kind", "seats", "owner", "messages", "made"],
  memberships: ["since", "person", "room", "role"],
  messages: ["when", "who", "room"],
  invitations: ["made", "room", "by", "ends", "uses"],
  jobs: ["state", "kind", "tries", "next"],
  audit: ["when"],
} as const;
export type AdminList = keyof typeof adminSorts;
export type AdminSort<L extends AdminList> = (typeof adminSorts)[L][number];

/** These start with the newest, all others with the first of the alphabet or the smallest. */
const newestFirst = new Set<string>(["since", "when", "made", "seen"]);

/** What a list is asked for; stands in the page's address. */
export type ListQuery<L extends AdminList = AdminList> = {
  /** Part of a name or an address; empty for all. */
  q: string;
  sort: AdminSort<L>;
  descending: boolean;
  /** The `next` of the page before, or null for the first page. */
  after: string | null;
  /** The second filter: one verb of the audit, one kind of job, or empty for all. */
  verb: string;
};

/** 50 rows at most; `next` leads to those that follow. */
export type ListPage<Row> = { rows: Row[]; next: string | null };

/** A page's address, as Next reads it. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** Reads an address; what makes no sense in it counts as not there. */
export function readListQuery<L extends AdminList>(list: L, params: SearchParams): ListQuery<L> {
  const text = (name: string, most: number) => {
    const value = [params[name]].flat()[0] ?? "";
    return value.replaceAll("\0", "").trim().slice(0, most);
  };
  const sorts: readonly AdminSort<L>[] = adminSorts[list];
  const sort = sorts.find((name) => name === text("sort", 20)) ?? (sorts[0] as AdminSort<L>);
  const order = text("order", 4);
  const descending = order === "desc" || (order !== "asc" && newestFirst.has(sort));
  const after = text("after", 2_000) || null;
  return { q: text("q", 100), sort, descending, after, verb: text("verb", 40) };
}

/** The address of a list with some of its state changed; a new order or filter begins at the start. */
export function listPath<L extends AdminList>(
  list: L,
  { q, verb, after, ...order }: ListQuery<L>,
  change: Partial<ListQuery<L>> = {},
): string {
  const asked = { q, verb, ...order, after: null, ...change };
  const params = new URLSearchParams();
  if (asked.q) params.set("q", asked.q);
  if (asked.verb) params.set("verb", asked.verb);
  const isStart = asked.sort === adminSorts[list][0];
  if (!isStart) params.set("sort", asked.sort);
  if (asked.descending !== newestFirst.has(asked.sort)) {
    params.set("order", asked.descending ? "desc" : "asc");
  }
  if (asked.after) params.set("after", asked.after);
  const text = params.toString();
  return text ? `/admin/${list}?${text}` : `/admin/${list}`;
}

/** The other way round for the present sort, the usual way for another one. */
export function sortedBy<L extends AdminList>(
  list: L,
  query: ListQuery<L>,
  sort: AdminSort<L>,
): string {
  const descending = sort === query.sort ? !query.descending : newestFirst.has(sort);
  return listPath(list, query, { sort, descending } as Partial<ListQuery<L>>);
}

export type Named = { id: string; name: string };

export type AdminUserRow = Named & {
  email: string;
  verified: boolean;
  role: "administrator" | "person" | "bot";
  rooms: number;
  messages: number;
  /** Null where no session of the last 90 days is known. */
  lastSeenAt: string | null;
  state: "active" | "deactivated" | "deleted";
};

export type AdminRoomRow = Named & {
  kind: "open" | "closed" | "direct";
  memberCount: number;
  memberLimit: number;
  owner: Named | null;
  messages: number;
  createdAt: string;
};

export type AdminMembershipRow = { room: Named; person: Named; role: Role; joinedAt: string };

export type AdminMessageRow = {
  id: string;
  createdAt: string;
  author: Named;
  room: Named;
  /** Null where it is only shown with a reason: the asker is not in the room. */
  body: string | null;
  state: "text" | "system" | "deleted";
};

export type AdminInvitationRow = {
  /** Names it for ending it; the code itself stays the members'. */
  ref: string;
  room: Named;
  by: Named;
  createdAt: string;
  expiresAt: string | null;
  uses: number;
  usesLeft: number | null;
  isOpen: boolean;
};

/** One account, with what may be done about it. */
export type AdminUserView = AdminUserRow & {
  firstName: string;
  lastName: string;
  createdAt: string;
  /** It is the asker's own. */
  isSelf: boolean;
  /** What has to go to somebody else if the account is deleted. */
  owned: OwnedRoomView[];
};

export type AdminRoomView = AdminRoomRow & { topic: string };
