import { useId } from "react";
import { countWords } from "@/components/rooms/count-words";
import { type OwnedRoomView, roomField } from "@/lib/contract/room-fate";

type Props = {
  room: OwnedRoomView;
  /** What was chosen before the form came back. */
  values: Record<string, string>;
  /** Whose room it is, where it is not the reader's own. */
  owner?: string;
};

/** What becomes of a room that its owner leaves for good. */
export function RoomFateField({ room: { id, name, memberCount, heir }, values, owner }: Props) {
  const field = useId();
  if (!heir) {
    return (
      <p className="small soft">
        Nobody else is in <bdi>{name}</bdi>: it is deleted with {owner ? "the" : "your"} account.
      </p>
    );
  }
  const key = `${roomField}${id}`;
  const chosen = values[key] ?? "handOver";
  return (
    <div className="field">
      <label htmlFor={field}>
        {owner ? `The room of ${owner},` : "Your room"} <bdi>{name}</bdi>,{" "}
        {countWords(memberCount, "member")}
      </label>
      <div className="in">
        {/* React resets a form that comes back to the choice a select began with: begin anew. */}
        <select key={chosen} id={field} name={key} defaultValue={chosen}>
          <option value="handOver">Hand over to {heir}</option>
          <option value="delete">Delete for everyone</option>
        </select>
      </div>
    </div>
  );
}
