import type { RoomChange } from "@/lib/contract/rooms";
import type { RoomView } from "@/lib/contract/views";

type Fields = Record<string, string | undefined>;

/** What a form asks to change: the fields that it has and that differ from the room as it is. */
export function changedFields(fields: Fields, room: RoomView): Partial<RoomChange> {
  const { name, topic, kind, memberLimit } = fields;
  const change: Partial<RoomChange> = {};
  if (name !== undefined && name.trim() !== realNameOf(room)) change.name = name;
  if (topic !== undefined && topic.trim() !== room.topic) change.topic = topic;
  if ((kind === "open" || kind === "closed") && kind !== room.kind) change.kind = kind;
  // What is no number goes to the server as such, whose answer says what a number is.
  if (memberLimit !== undefined && memberLimit.trim() !== String(room.memberLimit))
    change.memberLimit = Number(memberLimit.trim() || Number.NaN);
  return change;
}

/** What a room is called for everybody, whatever the reader calls it. */
export function realNameOf({ name, realName }: RoomView): string {
  return realName ?? name;
}
