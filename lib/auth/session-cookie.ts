import { decode } from "next-auth/jwt";
import { authSecret } from "@/lib/env";

/** The cookie outlives the session: the Session row says when it is over. */
export const cookieSeconds = 400 * 24 * 60 * 60;

/** As next-auth names it. */
export function sessionCookieName(secure: boolean): string {
  return `${secure ? "__Secure-" : ""}authjs.session-token`;
}

/** The session id that a `Cookie` header carries, or null; a cookie that was tampered with has none. */
export async function readSessionId(cookie: string, secure: boolean): Promise<string | null> {
  const name = sessionCookieName(secure);
  const token = joinChunks(parseCookies(cookie), name);
  if (!token) return null;
  try {
    const payload = await decode({ token, salt: name, secret: authSecret() });
    return typeof payload?.sid === "string" ? payload.sid : null;
  } catch {
    return null;
  }
}

/** next-auth cuts a long value into `name.0`, `name.1`, ... */
function joinChunks(cookies: Map<string, string>, name: string): string | null {
  const whole = cookies.get(name);
  if (whole) return whole;
  let joined = "";
  for (let i = 0; ; i++) {
    const chunk = cookies.get(`${name}.${i}`);
    if (!chunk) return joined || null;
    joined += chunk;
  }
}

function parseCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header.split(";")) {
    const equals = pair.indexOf("=");
    if (equals > 0) cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
  }
  return cookies;
}
