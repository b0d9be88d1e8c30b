/**
 * Puts the unread line a third from the top before the first paint, unless everything unread is in
 * view at the end: components/messages/scroll-place.ts, `showUnread`, for a page that is still being read.
 */
export const showUnreadScript = `(() => {
  const list = document.getElementById("messages");
  const line = list && list.querySelector(".new");
  if (!line) return;
  const above = line.getBoundingClientRect().top - list.getBoundingClientRect().top;
  if (above < 0) list.scrollTop += above - list.clientHeight / 3;
})();`;
