import type { PersonActor } from "@/lib/chat/actor";
import { findSessionActor } from "@/lib/chat/sessions";
import { findTokenActor } from "@/lib/chat/tokens";
import { readSessionId } from "./session-cookie";

export type Credentials = {
  cookie?: string | null;
  authorization?: string | null;
  secure?: boolean;
};

/**
 * Who is asking, by bearer token or session cookie; null for a stranger. A token that is given
 * decides alone: a wrong one does not fall back to the cookie.
 */
export async function actorFromRequest(credentials: Credentials): Promise<PersonActor | null> {
  const { cookie, authorization, secure = false } = credentials;
  if (authorization) {
    const token = bearerToken(authorization);
    return token ? findTokenActor(token) : null;
  }
  const sessionId = cookie ? await readSessionId(cookie, secure) : null;
  return sessionId ? findSessionActor(sessionId) : null;
}

function bearerToken(authorization: string): string | null {
  return /^Bearer +([\w.~+/=-]{1,500}) *$/i.exec(authorization)?.[1] ?? null;
}
