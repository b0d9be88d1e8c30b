"use client";

import { replaceWith } from "@/components/shell/navigate-to";
import { isPlainClick } from "@/lib/client/navigation";
import { limits } from "@/lib/contract/limits";
import { codePoints } from "@/lib/contract/text";

/** In place of open rooms: that there are none, or none of that name, which one could make. */
export function NoRoomFound({ query }: { query: string }) {
  const { min, max } = limits.roomName;
  const length = codePoints(query);
  const path = `/rooms/new?name=${encodeURIComponent(query)}`;
  return (
    <>
      <p className="none-found" role="status">
        {query
          ? "No open room or invitation matches that. Check it and try again."
          : "There is no open room you are not in."}
      </p>
      {length >= min && length <= max && (
        <a
          className="btn sm make-instead"
          href={path}
          onClick={(event) => {
            if (!isPlainClick(event)) return;
            event.preventDefault();
            // In place, so that Back and Close lead to what lies under the dialog.
            replaceWith(path);
          }}
        >
          <span className="clip">Make “{query}” instead?</span>
        </a>
      )}
    </>
  );
}
