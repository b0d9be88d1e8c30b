import { cache } from "react";
import { currentActor } from "@/lib/auth/next";
import { previewInvitation } from "@/lib/chat/invitations";
import { isRefusal } from "@/lib/chat/refusal";
import type { InvitationPreview } from "@/lib/contract/views";

/** What a link's code shows of its room; null when it has ended or never was. One look a request. */
export const findInvitation = cache(async (code: string): Promise<InvitationPreview | null> => {
  try {
    return await previewInvitation(code, await currentActor());
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
});
