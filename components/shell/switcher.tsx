"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { type Choice, useSwitcherChoices } from "./use-switcher-choices";

/** Goes to a room or to somebody's messages by a few letters of the name, or on to the search for them. */
export default function Switcher({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [walkedTo, walkTo] = useState<string | null>(null);
  const choices = useSwitcherChoices(query);
  const listId = useId();
  // By id: people come later, and must not move the choice from under the reader.
  const at = Math.max(
    0,
    choices.findIndex(({ id }) => id === walkedTo),
  );
  const chosen = choices[at];
  const optionId = (id: string) => `${listId}-${id}`;
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    choice.go();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) walkTo(choices.at((at + step) % Math.max(1, choices.length))?.id ?? null);
    else if (event.key === "Enter") choose(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title="Go to a room or a person" onClose={onClose}>
      <Field
        label="Room or person"
        type="search"
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen && optionId(chosen.id)}
        aria-autocomplete="list"
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          walkTo(null);
        }}
        onKeyDown={press}
      />
      <div id={listId} role="listbox" aria-label="Rooms and people" className="switcher">
        {choices.map((choice) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          <div
            key={choice.id}
            ref={choice === chosen ? bringIntoSight : null}
            id={optionId(choice.id)}
            role="option"
            tabIndex={-1}
            aria-selected={choice === chosen}
            className="menu-item"
            onClick={() => choose(choice)}
          >
            {choice.sign}
            <span className="grow clip">{choice.words}</span>
            {choice.note && <span className="soft num">{choice.note}</span>}
          </div>
        ))}
      </div>
      {choices.length === 0 && (
        <p className="soft" role="status">
          You are in no room yet.
        </p>
      )}
    </Dialog>
  );
}

const bringIntoSight = (option: HTMLElement | null) => option?.scrollIntoView({ block: "nearest" });
