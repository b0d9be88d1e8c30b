import { headers } from "next/headers";
import NextAuth, { type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import type { PersonActor } from "@/lib/chat/actor";
import { startSession } from "@/lib/chat/sessions";
import { authSecret } from "@/lib/env";
import { callerOf, fromHeaders, isSecure, type ReadHeader } from "./caller";
import { cookieSeconds } from "./session-cookie";

declare module "next-auth" {
  interface User {
    sessionId?: PersonActor["sessionId"];
  }
}

/**
 * next-auth signs the cookie; whether it still counts is the Session row's to say. Its own HTTP
 * handlers are deliberately not exported: /api/auth would be a second log-in door. So the
 * provider, which believes whom it is told, can be reached by this server's code only.
 */
export const { signIn, signOut } = NextAuth(async () => {
  return configFor(fromHeaders(await headers()));
});

function configFor(read: ReadHeader): NextAuthConfig {
  const secure = isSecure(read);
  const enter = async (userId: string, proof: { passwordHash?: string }) => {
    const { sessionId } = await startSession(userId, callerOf(read), proof);
    return { id: userId, sessionId };
  };
  return {
    secret: authSecret(),
    trustHost: true,
    basePath: "/api/auth",
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: cookieSeconds },
    providers: [
      Credentials({
        id: "account",
        authorize: ({ userId, passwordHash }) => {
          if (typeof userId !== "string") return null;
          return enter(userId, typeof passwordHash === "string" ? { passwordHash } : {});
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: user.sessionId } : token),
    },
    // A wrong password is an answer, not an incident; what is unexpected is logged by its door.
    logger: { error() {}, warn() {}, debug() {} },
  };
}
