import * as z from "zod";
import { opaqueId } from "./rooms";

/** What a page says of itself: whether nobody looks at it. */
export const ownPresence = z.object({ away: z.boolean() });

export const typingFrame = z.object({ roomId: opaqueId });

/** Whether others see when one was last here, as the settings' form sends it. */
export const lastSeenForm = z.object({ show: z.enum(["on", "off"]) });

/** Nobody looked at a page, or did anything in it, for so long: its reader is away. */
export const awayAfterMs = 5 * 60_000;

/** How long it is shown that somebody types, and how often a page that types says so. */
export const typingShownMs = 5_000;
export const typingEveryMs = 3_000;
