import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { TzCookie } from "@/components/tz-cookie";
import { Tips } from "@/components/ui/tips";
import { hearthName } from "@/lib/chat/settings";
import { fontVariables } from "./fonts/faces";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  const name = await hearthName();
  return {
    title: { default: name, template: `%s · ${name}` },
    description: "A room, a few seats, and the people you know.",
    applicationName: name,
    robots: { index: false },
  };
}

/** `interactive-widget` keeps the composer on top of a phone's keyboard. Zooming stays possible. */
export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  colorScheme: "light dark",
  // The tokens `ground` and `box`, in a notation every browser's chrome understands.
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#1b1715" },
  ],
};

/** Every page: the same for everybody, so nothing personal is read here. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page rendered ahead of time has no nonce, and the browser would refuse its scripts.
  await connection();
  return (
    <html lang="en" className={fontVariables}>
      <body>
        {children}
        <Tips />
        <TzCookie />
      </body>
    </html>
  );
}
