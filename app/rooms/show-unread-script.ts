/**
 * Before the first paint, puts the message in the address into the middle, or the unread line a
 * third from the top unless everything unread is in view at the end: `showMarked` and `showUnread`
 * of components/messages/scroll-place.ts, for a page that is still being read.
 */
export const showUnreadScript = `(() => {
  const list = document.getElementById("messages");
  const marked = list && list.querySelector(".marked");
  if (marked) return marked.scrollIntoView({ block: "center" });
  const line = list && list.querySelector(".new");
  if (!line) return;
  const above = line.getBoundingClientRect().top - list.getBoundingClientRect().top;
  if (above < 0) list.scrollTop += above - list.clientHeight / 3;
})();`;
