"use client";

import { Check } from "lucide-react";
import { type ChangeEvent, type FormEvent, useId, useRef, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { FieldHint } from "@/components/ui/field";
import type { FormAction } from "@/lib/contract/form-state";
import { pictureLimits, tooManyBytes } from "@/lib/contract/pictures";
import type { UserView } from "@/lib/contract/views";
import { useSent } from "./use-sent";

type Props = { me: UserView; change: FormAction; remove: FormAction };

/** One's own picture, changed as soon as a file is chosen, and taken away. */
export function PictureForm({ me, change, remove }: Props) {
  const changing = useSent(change);
  const removing = useSent(remove);
  const [preview, setPreview] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const { failure } = changing.state;
  const said = removing.state.done ? "Removed" : changing.state.done ? "Changed" : "";

  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (!file || changing.busy) return;
    removing.setState(null);
    const message = tooManyBytes(file.size);
    if (message) {
      target.value = "";
      return changing.setState({ failure: { code: "too_large", message }, values: {} });
    }
    const shown = URL.createObjectURL(file);
    setPreview(shown);
    const form = new FormData();
    form.set("picture", file);
    changing.send(form, () => {
      setPreview(null);
      URL.revokeObjectURL(shown);
      // The same file may be chosen again.
      target.value = "";
    });
  };

  const takeAway = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (removing.busy) return;
    changing.setState(null);
    // The button goes with the picture; the focus has to go somewhere.
    removing.send(new FormData(), ({ done }) => done && input.current?.focus());
  };

  return (
    <div className="picture">
      <span className="shown" aria-busy={changing.busy || undefined}>
        <Avatar {...me} size={96} />
        {preview && <img src={preview} alt="" />}
      </span>
      <div className="ways">
        <form action={changing.action} onSubmit={(event) => event.preventDefault()}>
          <label className="btn" htmlFor={id} aria-busy={changing.busy || undefined}>
            {changing.busy && <span className="spinner" aria-hidden="true" />}
            {me.avatarUrl ? "Change picture" : "Add a picture"}
          </label>
          <input
            ref={input}
            id={id}
            type="file"
            name="picture"
            accept={pictureLimits.types.join()}
            aria-invalid={failure ? true : undefined}
            aria-describedby={`${id}-hint`}
            onChange={choose}
          />
          <noscript>
            <button className="btn" type="submit">
              Upload
            </button>
          </noscript>
        </form>
        {me.avatarUrl && (
          <form action={removing.action} onSubmit={takeAway}>
            <Button kind="quiet" type="submit" busy={removing.busy}>
              Remove<span className="vh"> picture</span>
            </Button>
          </form>
        )}
        <span className="saved" role="status">
          {said && (
            <>
              <Check aria-hidden="true" />
              {said}
            </>
          )}
        </span>
        <div role={failure ? "alert" : undefined} className="why">
          <FieldHint
            id={`${id}-hint`}
            hint="JPEG, PNG, GIF or WebP, 10 MB at most. Its middle square is shown round."
            error={failure?.message ?? removing.state.failure?.message}
          />
        </div>
      </div>
    </div>
  );
}
