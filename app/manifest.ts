import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { hearthName } from "@/lib/chat/settings";

/** What a phone needs to put this Hearth on its home screen. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  await connection();
  const name = await hearthName();
  return {
    name,
    short_name: name,
    id: "/",
    start_url: "/rooms",
    display: "standalone",
    background_color: "#fbfaf7",
    theme_color: "#fbfaf7",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: "/icon-monochrome.svg", sizes: "any", type: "image/svg+xml", purpose: "monochrome" },
    ],
    shortcuts: [{ name: "New room", url: "/rooms/new" }],
  };
}
