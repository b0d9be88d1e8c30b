import type { ReactNode } from "react";
import { DoorFrame } from "@/components/door/door-frame";
import { hearthName } from "@/lib/chat/settings";

export default async function DoorLayout({ children }: { children: ReactNode }) {
  return <DoorFrame name={await hearthName()}>{children}</DoorFrame>;
}
