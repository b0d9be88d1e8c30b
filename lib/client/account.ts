const key = "hearth:account";

/**
 * Guards against a second account in the same browser: cookies are shared by all tabs, so a tab
 * that still shows one person would speak with the voice of the other. `storage` holds whose turn
 * it is; null where the browser refuses it, and then nothing is guarded.
 */
export function watchAccount(userId: string, storage: Pick<Storage, "getItem" | "setItem"> | null) {
  return {
    /** The cookies are this person's: the page was just rendered for them, or the server says so. */
    claim() {
      try {
        storage?.setItem(key, userId);
      } catch {
        // Full: the marker of before stays, and its owner is asked for again.
      }
    },
    /** False when another account was the last to claim this browser. */
    isMine(): boolean {
      return (storage?.getItem(key) ?? userId) === userId;
    },
    /** Whether a storage event says that somebody else logged in. */
    isTakenBy: (event: Pick<StorageEvent, "key" | "newValue">) =>
      event.key === key && event.newValue !== null && event.newValue !== userId,
  };
}

/** Names this tab, the same over reloads, where the browser allows it. */
export function tabName(fresh: () => string): string {
  try {
    const name = sessionStorage.getItem("hearth:tab") ?? fresh();
    sessionStorage.setItem("hearth:tab", name);
    return name;
  } catch {
    return fresh();
  }
}

/** The browser's storage, or null where even asking for it is refused. */
export function deviceStorage(): Storage | null {
  try {
    return typeof window === "undefined" ? null : window.localStorage;
  } catch {
    return null;
  }
}
