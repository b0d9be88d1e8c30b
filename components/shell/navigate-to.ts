import { navigate } from "@/lib/client/navigation";

/** Shows an own address: inside the shell at once, any other by loading its page. */
export function navigateTo(path: string): void {
  if (/^\/rooms(?=[/?#]|$)/.test(path)) navigate(path);
  else window.location.assign(path);
}

/** Shows an address of the shell in place of the present one, which Back then does not come to. */
export function replaceWith(path: string): void {
  window.history.replaceState(null, "", path);
}
