import { classNames } from "./class-names";
import { hueClass } from "./hue-class";
import { initials } from "./initials";

type Props = {
  id: string;
  name: string;
  kind?: "person" | "bot";
  /** In px. Below 28 there is room for one letter only. */
  size?: 16 | 20 | 24 | 28 | 36 | 96;
  presence?: "here" | "away";
};

/** A person's round picture, a bot's square one. Decoration: the name always stands beside it. */
export function Avatar({ id, name, kind, size = 28, presence }: Props) {
  return (
    <span
      className={classNames("face", hueClass(id), `d-${size}`, kind === "bot" && "bot")}
      data-on={presence && (presence === "away" ? "away" : "")}
      aria-hidden="true"
    >
      {initials(name, size < 28 ? 1 : 2)}
    </span>
  );
}
