const key = "hearth:account";

/**
 * Guards against a second account in the same browser: cookies are shared by all tabs, so a tab
 * that still shows one person would speak with the voice of the other. The last to load is it.
 */
export function claimAccount(userId: string) {
  let claimed = true;
  try {
    localStorage.setItem(key, userId);
  } catch {
    claimed = false;
  }
  return {
    isMine(): boolean {
      try {
        return !claimed || localStorage.getItem(key) === userId;
      } catch {
        return true;
      }
    },
    /** Whether a storage event says that somebody else logged in. */
    isTakenBy: (event: StorageEvent) =>
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
