import { get as httpGet, type IncomingMessage } from "node:http";
import { get as httpsGet } from "node:https";
import { env } from "@/lib/env";
import { type Check, type Finding, reasonOf } from "./finding";

const about = "PUBLIC_URL";
const patienceMs = 5_000;

/** Whether people reach this Hearth where its links lead, with what live messages need. */
export const checkPublicUrl: Check = async () => {
  const { publicUrl, trustProxy } = env();
  if (!publicUrl) {
    const text =
      "It is not set: links lead to where people asked from. Set it to the address that people type.";
    return [{ about, state: "warn", text }];
  }
  const findings: Finding[] = [];
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === "http:" && hostname !== "localhost") {
    const text =
      "It is http: passwords can be read on the way, and phones cannot install it. Put a proxy with https in front.";
    findings.push({ about, state: "warn", text });
  }
  if (protocol === "https:" && trustProxy === 0) {
    const text =
      "It is https, and TRUST_PROXY is 0: everybody seems to come from the proxy, and shares its rate limits. Set TRUST_PROXY=1.";
    findings.push({ about, state: "fault", text });
  }
  return [...findings, await checkReachable(publicUrl)];
};

async function checkReachable(publicUrl: string): Promise<Finding> {
  try {
    const answer = await ask(`${publicUrl}/healthz`);
    if (answer !== 200) {
      const text = `${publicUrl}/healthz answers ${answer}, not 200. Does it lead to Hearth?`;
      return { about, state: "fault", text };
    }
    const upgrade = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13" };
    const key = Buffer.from("hearth-checks-it").toString("base64");
    const live = await ask(`${publicUrl}/socket.io/?EIO=4&transport=websocket`, {
      ...upgrade,
      "sec-websocket-key": key,
    });
    if (live === 101)
      return { about, state: "ok", text: `${publicUrl} leads here, WebSockets too.` };
    const text = `${publicUrl} lets no WebSocket through (it answers ${live}): messages come late. Have the proxy pass on upgrades.`;
    return { about, state: "warn", text };
  } catch (error) {
    const text = `${publicUrl} cannot be reached from here: ${reasonOf(error)}. Is Hearth running, and does the name lead to it?`;
    return { about, state: "fault", text };
  }
}

/** The status of an answer; 101 where the connection was upgraded. */
function ask(url: string, headers: Record<string, string> = {}): Promise<number> {
  const get = url.startsWith("https:") ? httpsGet : httpGet;
  return new Promise((resolve, reject) => {
    const request = get(url, { headers, signal: AbortSignal.timeout(patienceMs) });
    const answer = ({ statusCode = 0 }: IncomingMessage) => {
      resolve(statusCode);
      request.destroy();
    };
    request.on("response", answer).on("upgrade", answer).on("error", reject);
  });
}
