import { classNames } from "./class-names";

export type ButtonLook = {
  /** One primary button per view. */
  kind?: "primary" | "plain" | "quiet" | "danger";
  size?: "normal" | "small";
  wide?: boolean;
};

/** The classes of a button, for links that look like one. */
export function buttonClass({ kind = "plain", size = "normal", wide = false }: ButtonLook): string {
  return classNames("btn", kind !== "plain" && kind, size === "small" && "sm", wide && "wide");
}
