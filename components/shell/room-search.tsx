import { Search } from "lucide-react";

type Props = {
  query: string;
  onChange: (query: string) => void;
  /** Opens the first room found. */
  onChoose: () => void;
  /** Goes on into the list. */
  onDown: () => void;
};

/** Filters my rooms as one types; Enter opens the first, Escape shows all again. */
export function RoomSearch({ query, onChange, onChoose, onDown }: Props) {
  return (
    <form
      role="search"
      aria-label="My rooms"
      onSubmit={(event) => {
        event.preventDefault();
        onChoose();
      }}
    >
      <label className="jump">
        <Search className="size-4" />
        <input
          type="search"
          aria-label="Search rooms"
          placeholder="Search rooms"
          autoComplete="off"
          enterKeyHint="go"
          value={query}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.altKey || event.ctrlKey || event.metaKey) return;
            if (event.key === "ArrowDown") {
              event.preventDefault();
              onDown();
            }
            if (event.key !== "Escape" || !query) return;
            event.preventDefault();
            event.stopPropagation();
            onChange("");
          }}
        />
      </label>
    </form>
  );
}
