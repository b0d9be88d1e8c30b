"use client";

import { useState } from "react";
import { enterKeyCookie } from "./enter-key";
import { SaveLine } from "./save-line";

const yearSeconds = 31_536_000;

/** What Enter does while writing, on this device. */
export function EnterKeyForm({ breaks }: { breaks: boolean }) {
  const [done, setDone] = useState(false);
  const save = (form: FormData) => {
    const value = form.get("enter") === "breaks" ? "breaks" : "sends";
    // Not cookieStore: it exists on https only, and Hearth runs in plain local networks too.
    document.cookie = `${enterKeyCookie}=${value}; path=/; max-age=${yearSeconds}; samesite=lax`;
    setDone(true);
  };
  return (
    <form
      className="stack needs-script"
      onSubmit={(event) => {
        event.preventDefault();
        save(new FormData(event.currentTarget));
      }}
      onChange={() => setDone(false)}
    >
      <fieldset className="choices">
        <legend>Enter key</legend>
        <label>
          <input type="radio" name="enter" value="sends" defaultChecked={!breaks} />
          <span>
            Enter sends <small>Shift Enter starts a new line</small>
          </span>
        </label>
        <label>
          <input type="radio" name="enter" value="breaks" defaultChecked={breaks} />
          <span>
            Enter starts a new line <small>Ctrl Enter or ⌘ Enter sends</small>
          </span>
        </label>
      </fieldset>
      <SaveLine kind="plain" label="Save" said="Saved" busy={false} done={done} />
    </form>
  );
}
