import { DoorOpen, Lock } from "lucide-react";

/** Who can join: two cards that are radio buttons. */
export function KindCards({ initial }: { initial: "open" | "closed" }) {
  return (
    <fieldset className="kinds">
      <legend className="vh">Who can join</legend>
      <label>
        <input type="radio" name="kind" value="open" defaultChecked={initial === "open"} />
        <DoorOpen />
        <span>
          <b>Open</b> Everyone on this Hearth can find and join it
        </span>
      </label>
      <label>
        <input type="radio" name="kind" value="closed" defaultChecked={initial === "closed"} />
        <Lock />
        <span>
          <b>Closed</b> By invitation only
        </span>
      </label>
    </fieldset>
  );
}
