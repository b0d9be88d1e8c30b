/** The last room opened on this device, so that `/rooms` can lead back to it. */
export const lastRoomCookie = "hearth-last-room";

/** The room's id from the text of the cookies; null where none was opened here yet. */
export function readLastRoom(cookies: string): string | null {
  const found = cookies.split("; ").find((cookie) => cookie.startsWith(`${lastRoomCookie}=`));
  return found ? decodeURIComponent(found.slice(lastRoomCookie.length + 1)) : null;
}

/** Remembers a room as the last one, for a year. */
export function rememberLastRoom(roomId: string): void {
  const value = encodeURIComponent(roomId);
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing over plain http
  document.cookie = `${lastRoomCookie}=${value}; path=/; max-age=31536000; samesite=lax`;
}
