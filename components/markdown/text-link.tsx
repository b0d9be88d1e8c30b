import type { MouseEvent, ReactNode } from "react";
import { navigateTo } from "@/components/shell/navigate-to";
import { isPlainClick } from "@/lib/client/navigation";

type Props = {
  href: string;
  /** The address itself is what one reads. */
  bare: boolean;
  children: ReactNode;
};

/** A link that somebody wrote: others' pages keep their own tab and learn nothing of this one. */
export function TextLink({ href, bare, children }: Props) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      data-tip={bare ? undefined : href}
      onClick={stayInPlace}
    >
      {children}
    </a>
  );
}

/** Addresses of this Hearth open in place. */
function stayInPlace(event: MouseEvent<HTMLAnchorElement>) {
  const { origin, pathname, search, hash } = new URL(event.currentTarget.href);
  if (origin !== window.location.origin || !isPlainClick(event)) return;
  event.preventDefault();
  navigateTo(`${pathname}${search}${hash}`);
}
