/** The part of localStorage that drafts need. */
export type TextStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Texts by room, kept on this device. */
export type RoomTexts = {
  read(roomId: string): string;
  /** "" forgets the text. */
  write(roomId: string, text: string): void;
  /** Ids of the rooms with a text; the same set until it changes. */
  rooms(): ReadonlySet<string>;
  subscribe(listener: () => void): () => void;
  /**
   * Another tab wrote; takes the key of its storage event (null: everything was cleared). False for
   * one that is about something else.
   */
  hear(key: string | null): boolean;
};

/**
 * Texts under keys that begin with `prefix`. `storage` may be null (blocked by the browser): they
 * then live as long as the page.
 */
export function createRoomTexts(prefix: string, storage: TextStorage | null): RoomTexts {
  const listeners = new Set<() => void>();
  const texts = stored(storage, prefix);
  let rooms: ReadonlySet<string> = new Set(texts.keys());

  function changed() {
    if (rooms.size !== texts.size || [...texts.keys()].some((id) => !rooms.has(id))) {
      rooms = new Set(texts.keys());
    }
    for (const listener of [...listeners]) listener();
  }

  function keep(roomId: string, text: string) {
    if (text === "") texts.delete(roomId);
    else texts.set(roomId, text);
  }

  return {
    read: (roomId) => texts.get(roomId) ?? "",
    write(roomId, text) {
      if (text === (texts.get(roomId) ?? "")) return;
      keep(roomId, text);
      save(storage, prefix + roomId, text);
      changed();
    },
    rooms: () => rooms,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hear(key) {
      if (key === null) texts.clear();
      else if (key.startsWith(prefix)) {
        keep(key.slice(prefix.length), load(storage, key));
      } else return false;
      changed();
      return true;
    },
  };
}

function stored(storage: TextStorage | null, prefix: string): Map<string, string> {
  const texts = new Map<string, string>();
  try {
    for (let i = 0; i < (storage?.length ?? 0); i++) {
      const key = storage?.key(i);
      if (!key?.startsWith(prefix)) continue;
      const text = load(storage, key);
      if (text !== "") texts.set(key.slice(prefix.length), text);
    }
  } catch {
    // Storage that cannot be read has no drafts.
  }
  return texts;
}

function load(storage: TextStorage | null, key: string): string {
  return storage?.getItem(key) ?? "";
}

function save(storage: TextStorage | null, key: string, text: string) {
  try {
    if (text === "") storage?.removeItem(key);
    else storage?.setItem(key, text);
  } catch {
    // Full or blocked: the text stays in memory, and on screen.
  }
}
