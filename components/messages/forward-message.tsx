"use client";

import { useState } from "react";
import { matchRooms } from "@/components/shell/match-rooms";
import { navigateTo } from "@/components/shell/navigate-to";
import { Arch } from "@/components/ui/arch";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useActions, useMe, useRooms } from "@/lib/client/hooks";
import type { MessageView } from "@/lib/contract/views";
import { forwardedBody } from "./forwarded-body";

type Props = { message: MessageView; onClose: () => void };

/** Choosing the room that a message is forwarded to; it goes out like any other, and is shown there. */
export function ForwardMessage({ message, onClose }: Props) {
  const { rooms } = useRooms();
  const { send } = useActions();
  const me = useMe();
  const [query, setQuery] = useState("");
  const found = matchRooms(
    rooms.filter(({ id }) => id !== message.roomId),
    query,
  );
  const forward = (roomId: string) => {
    send(roomId, forwardedBody(message, me.id));
    onClose();
    navigateTo(`/rooms/${roomId}`);
  };
  return (
    <Dialog title="Forward to" onClose={onClose}>
      <Field
        label="Room"
        type="search"
        placeholder="Search rooms"
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <ul className="forward-rooms">
        {found.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="menu-item" onClick={() => forward(id)}>
              <Arch id={id} name={name} size={24} />
              <span className="clip">{name}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p className="soft" role="status">
          {query.trim()
            ? `No other room of yours matches “${query.trim()}”.`
            : "You are in no other room."}
        </p>
      )}
    </Dialog>
  );
}
