import { navigateTo } from "@/components/shell/navigate-to";
import { isEmojiOnly } from "./emoji-only";
import { findLinks } from "./find-links";

/** A message's plain text: line breaks kept, web addresses made links, a few emoji alone large. */
export function MessageText({ body }: { body: string }) {
  return (
    <p className={isEmojiOnly(body) ? "text large" : "text"} dir="auto">
      {findLinks(body).map(({ text, href }, index) =>
        href ? (
          <a
            key={index}
            href={href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            onClick={stayInPlace}
          >
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </p>
  );
}

/** Addresses of this Hearth open in place; others keep their own tab. */
function stayInPlace(event: React.MouseEvent<HTMLAnchorElement>) {
  const url = new URL(event.currentTarget.href);
  if (url.origin !== window.location.origin) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  navigateTo(`${url.pathname}${url.search}`);
}
