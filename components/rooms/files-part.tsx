"use client";

import { useState } from "react";
import { isPicture, Other } from "@/components/files/attachments";
import { Pictures } from "@/components/files/pictures";
import { messagePath } from "@/components/messages/message-link";
import { useActions } from "@/lib/client/hooks";
import type { FilesPage, MessageView, RoomView } from "@/lib/contract/views";
import { FiledBy } from "./filed-by";
import { useFetched } from "./use-fetched";

type Props = {
  room: RoomView;
  /** Moves whenever the room may have other files. */
  fileNews: string;
  seed: FilesPage | null;
};

/** A room's pictures, and below them its other files; each leads to its message. */
export function FilesPart({ room, fileNews, seed }: Props) {
  const { listFiles } = useActions();
  const newest = useFetched(() => listFiles(room.id), `${room.id} ${fileNews}`, seed);
  const [older, setOlder] = useState<FilesPage>({ messages: [], next: null });
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const next = older.messages.length > 0 ? older.next : (newest.data?.next ?? null);
  const more = async (after: string) => {
    setBusy(true);
    const answer = await listFiles(room.id, after);
    setBusy(false);
    setFailed(!answer.ok);
    if (!answer.ok) return;
    const { messages, next } = answer.data;
    setOlder((was) => ({ messages: [...was.messages, ...messages], next }));
  };
  const files = filesOf([...(newest.data?.messages ?? []), ...older.messages]);
  const pictures = files.filter(({ file }) => isPicture(file));
  const others = files.filter(({ file }) => !isPicture(file));

  return (
    <div className="gallery" aria-busy={!newest.data && !newest.failed}>
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
              <Other file={file} />
              <FiledBy message={message} />
            </li>
          ))}
        </ul>
      )}
      {newest.data && files.length === 0 && next === null && (
        <p className="small soft">No files yet.</p>
      )}
      {next !== null && (
        <button
          type="button"
          className="btn plain needs-script"
          aria-busy={busy}
          onClick={() => !busy && void more(next)}
        >
          Older files
        </button>
      )}
      <div role="alert">
        {(failed || newest.failed) && (
          <p className="small bad">
            Could not load the files.{" "}
            <button
              type="button"
              className="text-btn"
              onClick={() => (failed && next !== null ? void more(next) : newest.reload())}
            >
              Retry
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

/** Each file once, beside the message that has it. */
function filesOf(messages: readonly MessageView[]) {
  const once = new Map(messages.map((message) => [message.id, message]));
  return [...once.values()].flatMap((message) =>
    message.attachments.map((file) => ({ file, message })),
  );
}
