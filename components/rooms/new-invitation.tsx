"use client";

import { useId, useRef } from "react";
import { useFormActions } from "@/components/shell/form-actions";
import { useActions } from "@/lib/client/hooks";
import type { RoomView } from "@/lib/contract/views";
import { closeAround } from "./close-around";
import { ConfirmButton } from "./confirm-button";
import { invitationTerms } from "./invitation-terms";
import { ConfirmActions } from "./question";
import { useRequestForm } from "./request-form";

const lives = { "7": "7 days", "1": "1 day", "": "Never" };
const uses = { "": "No limit", "1": "1", "10": "10" };

/** Makes another link, with an end in time, in uses, in both or in neither. */
export function NewInvitation({ room, onMade }: { room: RoomView; onMade: () => void }) {
  const content = useRef<HTMLFormElement>(null);
  const { actions } = useFormActions();
  const { createInvitation } = useActions();
  const { form, error, values, busy } = useRequestForm({
    action: actions.createInvitation,
    request: (fields) => createInvitation(room.id, invitationTerms(fields)),
    onDone: () => {
      closeAround(content.current);
      onMade();
    },
  });
  return (
    <ConfirmButton label="Make a new link" size="small" title="Make a new link">
      {error && (
        <p className="alert" role="alert">
          {error}
        </p>
      )}
      <form {...form} ref={content}>
        <input type="hidden" name="roomId" value={room.id} />
        <div className="two">
          <Choice
            label="Expires"
            name="expiresInDays"
            options={lives}
            chosen={values.expiresInDays ?? "7"}
          />
          <Choice label="Uses" name="uses" options={uses} chosen={values.uses ?? ""} />
        </div>
        <p className="small soft">
          A link that never expires and has no limit takes the place of the one before.
        </p>
        <ConfirmActions action="Make link" kind="primary" busy={busy} />
      </form>
    </ConfirmButton>
  );
}

type ChoiceProps = { label: string; name: string; options: Record<string, string>; chosen: string };

function Choice({ label, name, options, chosen }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="in">
        <select id={id} name={name} defaultValue={chosen}>
          {Object.entries(options).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
