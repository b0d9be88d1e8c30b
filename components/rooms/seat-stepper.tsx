"use client";

import { Minus, Plus } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { FieldHint } from "@/components/ui/field";
import { SeatDots } from "@/components/ui/seats";
import { limits } from "@/lib/contract/limits";

type Props = {
  initial: string;
  /** Seats that are taken, for the dots beside it. */
  taken: number;
  hint: ReactNode;
  error?: string;
};

const { min, max } = limits.memberLimit;

/** How many seats a room has: typed, or one more and one less by button. */
export function SeatStepper({ initial, taken, hint, error }: Props) {
  const id = useId();
  const [seats, setSeats] = useState(initial);
  const step = (by: number) =>
    setSeats((typed) =>
      String(Math.min(max, Math.max(min, (Number.parseInt(typed, 10) || min) + by))),
    );

  return (
    <div className="field">
      <label htmlFor={id}>Seats (member limit)</label>
      <div className="seat-pick">
        <div className="in stepper">
          <button
            type="button"
            className="needs-script"
            aria-label="One seat less"
            onClick={() => step(-1)}
          >
            <Minus className="size-4" />
          </button>
          <input
            id={id}
            name="memberLimit"
            className="num"
            inputMode="numeric"
            autoComplete="off"
            value={seats}
            onChange={(event) => setSeats(event.currentTarget.value)}
            aria-invalid={error ? true : undefined}
            aria-describedby={`${id}-hint`}
          />
          <button
            type="button"
            className="needs-script"
            aria-label="One seat more"
            onClick={() => step(1)}
          >
            <Plus className="size-4" />
          </button>
        </div>
        <SeatDots taken={taken} limit={Number.parseInt(seats, 10) || 0} />
      </div>
      <FieldHint id={`${id}-hint`} hint={hint} error={error} />
    </div>
  );
}
