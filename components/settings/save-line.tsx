import { Check } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-class";

type Props = Pick<ButtonLook, "kind"> & {
  label: string;
  said: string;
  busy: boolean;
  done: boolean;
};

/** The button at the end of a form that stays, and beside it, once it worked, what it did. */
export function SaveLine({ kind, label, said, busy, done }: Props) {
  return (
    <div className="save">
      <Button kind={kind} type="submit" busy={busy}>
        {label}
      </Button>
      <span className="saved" role="status">
        {done && (
          <>
            <Check aria-hidden="true" />
            {said}
          </>
        )}
      </span>
    </div>
  );
}
