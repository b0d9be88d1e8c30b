import { headers } from "next/headers";
import { cache } from "react";
import { callerOf, fromHeaders } from "@/lib/auth/caller";
import { currentActor } from "@/lib/auth/next";
import { previewInvitation } from "@/lib/chat/invitations";
import { isRefusal } from "@/lib/chat/refusal";
import type { Result } from "@/lib/contract/errors";
import type { InvitationPreview } from "@/lib/contract/views";

/**
 * What a link's code or a short code shows of its room, or why it opens none. One look a request,
 * since a wrong short code counts as a guess.
 */
export const findInvitation = cache(async (code: string): Promise<Result<InvitationPreview>> => {
  const caller = callerOf(fromHeaders(await headers()));
  try {
    return { ok: true, data: await previewInvitation(code, await currentActor(), caller) };
  } catch (error) {
    if (isRefusal(error)) return { ok: false, error: error.failure };
    throw error;
  }
});
