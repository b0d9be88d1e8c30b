"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Field } from "./field";
import { IconButton } from "./icon-button";

/** A password that can be looked at, pasted, and filled by a password manager. */
export function PasswordField(props: Omit<ComponentProps<typeof Field>, "type" | "after">) {
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...props}
      type={shown ? "text" : "password"}
      spellCheck={false}
      autoCapitalize="none"
      after={
        <IconButton
          className="needs-script"
          label={shown ? "Hide password" : "Show password"}
          icon={shown ? EyeOff : Eye}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
