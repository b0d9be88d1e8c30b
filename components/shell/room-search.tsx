import { Search } from "lucide-react";

type Props = { query: string; onChange: (query: string) => void; onChoose: () => void };

/** Filters my rooms as one types; Enter opens the first, Escape shows all again. */
export function RoomSearch({ query, onChange, onChoose }: Props) {
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
