import { classNames } from "./class-names";
import { hueClass } from "./hue-class";
import { initials } from "./initials";
import { Picture } from "./picture";

type Props = {
  id: string;
  name: string;
  /** Of their picture (lib/contract/views); null for none. */
  avatarUrl: string | null;
  kind?: "person" | "bot";
  /** In px. Below 28 there is room for one letter only. */
  size?: 16 | 20 | 24 | 28 | 36 | 96;
  presence?: "here" | "away";
};

/**
 * A person's round picture, a bot's square one, over their initials, which show while it loads and
 * where it cannot. Decoration: the name always stands beside it.
 */
export function Avatar({ id, name, avatarUrl, kind, size = 28, presence }: Props) {
  return (
    <span
      className={classNames("face", hueClass(id), `d-${size}`, kind === "bot" && "bot")}
      data-on={presence && (presence === "away" ? "away" : "")}
      aria-hidden="true"
    >
      {initials(name, size < 28 ? 1 : 2)}
      {avatarUrl && <Picture key={avatarUrl} url={avatarUrl} size={size} />}
    </span>
  );
}
