"use client";

import { createContext, useContext } from "react";
import type { Hearth } from "./hearth";

export const HearthContext = createContext<Hearth | null>(null);

/** The client of this page. Throws outside `<HearthClient>`: a mistake of whoever wrote the tree. */
export function useHearth(): Hearth {
  const hearth = useContext(HearthContext);
  if (!hearth) throw new Error("This component needs <HearthClient> around it.");
  return hearth;
}
