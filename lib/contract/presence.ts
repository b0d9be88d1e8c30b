import * as z from "zod";
import { opaqueId } from "./rooms";

/** What a page says of itself: whether nobody looks at it. */
export const ownPresence = z.object({ away: z.boolean() });

export const typingFrame = z.object({ roomId: opaqueId });

/** Whether others see when one was last here, as the settings' form sends it. */
export const lastSeenForm = z.object({ show: z.enum(["on", "off"]) });
