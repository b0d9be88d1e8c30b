import { createRoomFor } from "@/lib/chat/rooms";
import { type Command, textOf } from "./command";

export const createRoomCommand: Command = {
  usage: "--name NAME --kind KIND --limit SEATS --owner EMAIL",
  async run(flags) {
    const limit = textOf(flags, "limit");
    const room = await createRoomFor(
      { kind: "operator" },
      {
        name: textOf(flags, "name"),
        kind: textOf(flags, "kind"),
        memberLimit: /^\d+$/.test(limit) ? Number(limit) : limit,
        ownerEmail: textOf(flags, "owner"),
      },
    );
    return { json: room, text: `Made the room “${room.name}” (${room.id}).` };
  },
};
