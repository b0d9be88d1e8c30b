"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { Arch } from "@/components/ui/arch";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useRooms } from "@/lib/client/hooks";
import { useDrawer } from "./drawer-state";
import { navigateTo } from "./navigate-to";
import { rankRooms } from "./rank-rooms";

/** More rows than these are longer to look through than a letter more is to type. */
const mostRooms = 8;

type Choice = { id: string; words: string; unread: number; room: boolean; go: () => void };

/** Goes to a room by a few letters of its name, or on to the search for them. */
export default function Switcher({ onClose }: { onClose: () => void }) {
  const { rooms } = useRooms();
  const drawer = useDrawer();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const wanted = query.trim();
  const choices: Choice[] = rankRooms(rooms, query)
    .slice(0, mostRooms)
    .map(({ id, name, unread }) => ({
      ...{ id, words: name, unread, room: true },
      go: () => drawer.leaveTo(`/rooms/${id}`, navigateTo),
    }));
  if (wanted) {
    choices.push({
      ...{ id: "search", words: `Search messages for “${wanted}”`, unread: 0, room: false },
      go: () => window.location.assign(`/search?q=${encodeURIComponent(wanted)}`),
    });
  }
  const chosen = choices[at];
  const optionId = (id: string) => `${listId}-${id}`;
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    choice.go();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((at + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === "Enter") choose(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title="Go to a room" onClose={onClose}>
      <Field
        label="Room"
        type="search"
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen && optionId(chosen.id)}
        aria-autocomplete="list"
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id={listId} role="listbox" aria-label="Rooms" className="choices">
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          <div
            key={choice.id}
            id={optionId(choice.id)}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="menu-item"
            onClick={() => choose(choice)}
          >
            {choice.room ? <Arch id={choice.id} name={choice.words} size={24} /> : <Search />}
            <span className="grow clip">{choice.words}</span>
            {choice.unread > 0 && (
              <span className="soft num">{choice.unread > 99 ? "99+" : choice.unread} unread</span>
            )}
          </div>
        ))}
      </div>
      {choices.length === 0 && (
        <p className="soft" role="status">
          You are in no room yet.
        </p>
      )}
    </Dialog>
  );
}
