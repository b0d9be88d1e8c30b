import { MailOpen, Search } from "lucide-react";
import type { ReactNode } from "react";
import { Arch } from "@/components/ui/arch";
import { Avatar } from "@/components/ui/avatar";
import { useActions, useRooms } from "@/lib/client/hooks";
import { useDrawer } from "./drawer-state";
import { navigateTo } from "./navigate-to";
import { rankRooms } from "./rank-rooms";
import { usePeopleFound } from "./use-people-found";

/** More rooms than these are longer to look through than a letter more is to type. */
const mostRooms = 8;

export type Choice = {
  id: string;
  sign: ReactNode;
  words: string;
  /** Stands at the end of its row. */
  note?: string;
  go: () => void;
};

/** What the switcher offers for what was typed: rooms, people, and last what else one may want. */
export function useSwitcherChoices(query: string): Choice[] {
  const { rooms } = useRooms();
  const { markEverythingRead } = useActions();
  const drawer = useDrawer();
  const typed = query.trim();
  const people = usePeopleFound(typed);

  const choices = rankRooms(rooms, query)
    .slice(0, mostRooms)
    .map(
      ({ id, name, unread }): Choice => ({
        id: `room-${id}`,
        sign: <Arch id={id} name={name} size={24} />,
        words: name,
        ...(unread > 0 && { note: `${unread > 99 ? "99+" : unread} unread` }),
        go: () => drawer.leaveTo(`/rooms/${id}`, navigateTo),
      }),
    );
  for (const { id, name, avatarUrl, kind } of people) {
    choices.push({
      id: `person-${id}`,
      sign: <Avatar id={id} name={name} avatarUrl={avatarUrl} kind={kind} size={24} />,
      words: name,
      note: "Messages",
      go: () => search(wordsFrom(name)),
    });
  }
  if (typed) {
    choices.push({
      id: "search",
      sign: <Search />,
      words: `Search messages for “${typed}”`,
      go: () => search(typed),
    });
  }
  if (rooms.some(({ unread }) => unread > 0)) {
    choices.push({
      id: "read",
      sign: <MailOpen />,
      words: "Mark all as read",
      go: markEverythingRead,
    });
  }
  return choices;
}

const search = (words: string) => window.location.assign(`/search?q=${encodeURIComponent(words)}`);

/** A search for what somebody wrote. A name may have the very sign that would end it. */
const wordsFrom = (name: string) =>
  name
    .split('"')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => `from:"${part}"`)
    .join(" ");
