import type { Visitor } from "../visitor";
import { type Actor, all, answers, type Cast } from "./actors";
import type { RoomKind, World } from "./room-world";
import type { IdName } from "./strange-ids";

/**
 * What a form comes to, seen from outside: something changed; nothing had to, and the sender is led
 * on; or nothing did.
 */
export type ActionAnswer = "done" | "let in" | "refused";

export type ActionRow = {
  /** A page that the action is posted to. */
  path: (world: World) => string;
  fields: (world: World) => Record<string, string>;
  who: Record<Actor, ActionAnswer>;
  /** Of the world it is tried in; closed where nothing is said. */
  room?: RoomKind;
  /** What has to be there before; may answer fields that only then are known. */
  prepare?: (cast: Cast, world: World) => Promise<Record<string, string> | undefined>;
  /** With strange ones in their place, whoever else gets it done is refused. */
  ids?: IdName[];
  /** The same for a field of what is prepared. */
  named?: {
    field: string;
    /** Names one that was there and is gone. */
    deleted: (cast: Cast, world: World) => Promise<string>;
  };
};

/** What somebody does to their own account, whatever they are to any room. */
export type OwnActionRow = {
  /** Signed in as a fresh account that stands as it has to, and what is sent. */
  begin: (cast: Cast) => Promise<{ visitor: Visitor; fields: Record<string, string | File> }>;
  /** The field that names something of one's own: sent by anybody else, it finds nothing. */
  naming?: { field: string /** Takes it away, by its id. */; end: string };
};

/** For `who`: refused to all but those. */
export function only(...who: Actor[]): Record<Actor, ActionAnswer> {
  return answers<ActionAnswer>("refused", all("done", ...who));
}
