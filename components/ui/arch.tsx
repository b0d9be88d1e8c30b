import { classNames } from "./class-names";
import { hueClass } from "./hue-class";
import { initials } from "./initials";

/** How long ago somebody spoke: under 5 minutes, under an hour, today, earlier. */
export type Heat = "now" | "hour" | "day" | "old";

type Props = {
  id: string;
  name: string;
  /** In px. */
  size?: 24 | 28 | 32 | 44 | 64;
  /** In the firebox: how warm the room is. Elsewhere the arch has the room's own hue. */
  heat?: Heat;
};

/** A room's glyph. Decoration: the name always stands beside it. */
export function Arch({ id, name, size = 28, heat }: Props) {
  return (
    <span
      className={classNames("arch", `d-${size}`, !heat && hueClass(id))}
      data-heat={heat}
      aria-hidden="true"
    >
      {initials(name, 1)}
    </span>
  );
}
