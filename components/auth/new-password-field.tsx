"use client";

import { type ComponentProps, type FormEvent, useRef, useState } from "react";
import { PasswordField } from "@/components/ui/password-field";
import { limits } from "@/lib/contract/limits";
import type { Strength } from "./password-strength";

type Props = Pick<ComponentProps<typeof PasswordField>, "label" | "name" | "error">;

/** A password that is being chosen: says while it is typed how well it stands against guessing. */
export function NewPasswordField(props: Props) {
  const [strength, setStrength] = useState<Strength | null>(null);
  const typed = useRef("");

  const onInput = async ({ currentTarget }: FormEvent<HTMLInputElement>) => {
    typed.current = currentTarget.value;
    const loaded = await import("./password-strength").catch(() => null);
    // Without a connection there is no estimate; the server decides alone.
    setStrength(typed.current && loaded ? loaded.strengthOf(typed.current) : null);
  };

  return (
    <PasswordField
      {...props}
      autoComplete="new-password"
      onInput={onInput}
      hint={
        strength ? (
          <span className="strength" role="status">
            <meter
              min={0}
              max={4}
              low={3}
              high={4}
              optimum={4}
              value={strength.level}
              aria-hidden
            />
            {strength.word}
          </span>
        ) : (
          `At least ${limits.password.min} characters`
        )
      }
    />
  );
}
