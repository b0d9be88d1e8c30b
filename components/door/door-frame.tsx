import type { ReactNode } from "react";
import { Wordmark } from "@/components/ui/wordmark";

type Props = {
  /** What this installation is called. */
  name: string;
  children: ReactNode;
};

/** The frame of every page for strangers: the fire on one side, the way in on the other. */
export function DoorFrame({ name, children }: Props) {
  return (
    <div className="door">
      <aside className="hearthside" aria-label={name}>
        <Wordmark name={name} />
        <p className="display">A room, a few seats, and the people you know.</p>
        <div className="glow" aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
          <i />
        </div>
      </aside>
      <main className="doorway">{children}</main>
    </div>
  );
}
