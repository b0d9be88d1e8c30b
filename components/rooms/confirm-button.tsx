"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-class";
import { Question } from "./question";

type Props = ButtonLook & {
  /** Of the question, where something else opens it too. */
  id?: string;
  /** On the button that opens the question. */
  label: ReactNode;
  title: string;
  children: ReactNode;
};

/** A button that asks before it does; see `Question`. It asks without scripts too. */
export function ConfirmButton({ id: givenId, label, title, children, ...look }: Props) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const [asking, setAsking] = useState(false);
  return (
    <>
      {/* While the question is open, its own button of that name is the one that counts. */}
      <Button {...look} aria-hidden={asking || undefined} popoverTarget={id}>
        {label}
      </Button>
      <Question id={id} title={title} onToggled={setAsking}>
        {children}
      </Question>
    </>
  );
}
