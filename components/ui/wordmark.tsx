import { Mark } from "./mark";

/** Hearth's mark and this installation's name. */
export function Wordmark({ name }: { name: string }) {
  return (
    <p className="wordmark">
      <Mark size={36} />
      {name}
    </p>
  );
}
