import type { AdminMessageRow } from "@/lib/contract/admin-lists";
import type { FormAction } from "@/lib/contract/form-state";
import { Deed } from "./deed";
import { Facts } from "./facts";
import { When } from "./when";

type Props = { message: AdminMessageRow; view: FormAction; remove: FormAction };

/** One message, its words where they may be shown, and what may be done about it. */
export function MessageFacts({ message, view, remove }: Props) {
  const { author, room, body, state } = message;
  const target = { messageId: message.id };
  const isHidden = body === null && state !== "deleted";
  return (
    <>
      <Facts
        facts={[
          [
            "Who",
            <a key="who" href={`/admin/users/${author.id}`}>
              {author.name}
            </a>,
          ],
          [
            "Room",
            <a key="room" href={`/admin/rooms/${room.id}`}>
              {room.name}
            </a>,
          ],
          ["When", <When key="when" at={message.createdAt} />],
        ]}
      />
      {state === "deleted" && <p className="soft mt-4">This message was deleted.</p>}
      {state !== "deleted" && body !== null && <blockquote className="words">{body}</blockquote>}
      {isHidden && (
        <p className="soft mt-4">
          Its words are hidden: you are not a member of {room.name}. Reading them is written to the
          audit.
        </p>
      )}
      <div className="deeds">
        {isHidden && (
          <Deed
            action={view}
            target={target}
            label="View with reason"
            title={`Read a message of ${author.name} in ${room.name}?`}
            line="That you read it, and why, is written to the audit."
            verb="View"
            asks={{ name: "reason", label: "Reason (goes into the audit)" }}
          />
        )}
        {state === "text" && (
          <Deed
            action={remove}
            target={target}
            label="Delete message"
            kind="danger"
            title={`Delete a message of ${author.name}?`}
            line={`Its place in ${room.name} stays and says so; its words are gone. This cannot be undone.`}
            verb="Delete message"
          />
        )}
      </div>
    </>
  );
}
