import { classNames } from "./class-names";

/** Hearth's own mark: an arch with a flame in it. Decoration: the name always stands beside it. */
export function Mark({ size = 28 }: { size?: 28 | 36 | 64 }) {
  return <span className={classNames("mark", `d-${size}`)} aria-hidden="true" />;
}
