"use client";

import { useState } from "react";
import { isPicture, OtherFile } from "@/components/files/attachments";
import { Pictures } from "@/components/files/pictures";
import { messagePath } from "@/components/messages/message-link";
import { useActions } from "@/lib/client/hooks";
import type { Result } from "@/lib/contract/errors";
import type { FilesPage, MessageView, RoomView } from "@/lib/contract/views";
import { FiledBy } from "./filed-by";
import { useFetched } from "./use-fetched";

type Props = {
  room: RoomView;
  /** Moves whenever the room may have other files. */
  fileNews: number;
  seed: FilesPage | null;
};

/** A room's pictures, and below them its other files; each leads to its message. */
export function FilesPart({ room, fileNews, seed }: Props) {
  const { listFiles } = useActions();
  const [pages, setPages] = useState(1);
  const { data, failed, reload } = useFetched(
    () => loadPages(pages, (after) => listFiles(room.id, after)),
    `${room.id} ${fileNews} ${pages}`,
    seed && { ...seed, pages: 1 },
  );
  const files = filesOf(data?.messages ?? []);
  const pictures = files.filter(({ file }) => isPicture(file));
  const others = files.filter(({ file }) => !isPicture(file));
  const busy = data !== null && data.pages < pages;

  return (
    <div className="gallery" aria-busy={!data && !failed}>
      {pictures.length > 0 && (
        <Pictures
          pictures={pictures.map(({ file }) => file)}
          places={pictures.map(({ message }) => messagePath(message))}
        />
      )}
      {others.length > 0 && (
        <ul>
          {others.map(({ file, message }) => (
            <li key={file.id}>
              <OtherFile file={file} />
              <FiledBy message={message} />
            </li>
          ))}
        </ul>
      )}
      {data?.next === null && files.length === 0 && <p className="small soft">No files yet.</p>}
      {data?.next && !failed && (
        <button
          type="button"
          className="btn plain needs-script"
          aria-busy={busy}
          onClick={() => setPages(data.pages + 1)}
        >
          Older files
        </button>
      )}
      <div role="alert">
        {failed && (
          <p className="small bad">
            Could not load the files.{" "}
            <button type="button" className="text-btn" onClick={reload}>
              Retry
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

type Shown = FilesPage & { pages: number };

/** All pages that are shown, afresh: between what was loaded apart, some would be missed or left over. */
async function loadPages(
  pages: number,
  load: (after?: string) => Promise<Result<FilesPage>>,
): Promise<Result<Shown>> {
  const shown: Shown = { messages: [], next: null, pages };
  for (let page = 0; page < pages; page++) {
    const answer = await load(shown.next ?? undefined);
    if (!answer.ok) return answer;
    shown.messages.push(...answer.data.messages);
    shown.next = answer.data.next;
    if (shown.next === null) break;
  }
  return { ok: true, data: shown };
}

/** Each file beside the message that has it. */
function filesOf(messages: readonly MessageView[]) {
  return messages.flatMap((message) => message.attachments.map((file) => ({ file, message })));
}
