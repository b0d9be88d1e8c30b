import type { IncomingMessage } from "node:http";
import { settleForwarded } from "@/lib/api/forwarded";

/** A request as node:http hands it over, from 203.0.113.9. */
function request(headers: Record<string, string>): IncomingMessage {
  const rawHeaders = Object.entries(headers).flat();
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const socket = { remoteAddress: "::ffff:203.0.113.9" };
  return { headers: Object.fromEntries(lower), rawHeaders, socket } as unknown as IncomingMessage;
}

function settled(headers: Record<string, string>, trustProxy: number, publicUrl: string | null) {
  const incoming = request({ Host: "10.0.0.5:3000", ...headers });
  settleForwarded(incoming, { trustProxy, publicUrl });
  const { "x-forwarded-for": address, "x-forwarded-proto": proto } = incoming.headers;
  return { address, proto, host: incoming.headers["x-forwarded-host"], incoming };
}

const claims = {
  "X-Forwarded-For": "1.1.1.1, 2.2.2.2",
  "X-Forwarded-Proto": "https",
  "X-Forwarded-Host": "evil.example",
  "X-Forwarded-Port": "1",
  Forwarded: "for=1.1.1.1",
};

test("without a trusted proxy, nothing a client says counts", () => {
  const { address, proto, host, incoming } = settled(claims, 0, null);
  expect({ address, proto, host }).toEqual({
    address: "203.0.113.9",
    proto: "http",
    host: "10.0.0.5:3000",
  });
  expect(incoming.headers).not.toHaveProperty("forwarded");
  expect(incoming.headers).not.toHaveProperty("x-forwarded-port");
});

test.each([
  [1, claims, { address: "2.2.2.2", proto: "https", host: "evil.example" }],
  [2, claims, { address: "1.1.1.1", proto: "https", host: "evil.example" }],
  [3, claims, { address: "203.0.113.9", proto: "https", host: "evil.example" }],
  [1, {}, { address: "203.0.113.9", proto: "http", host: "10.0.0.5:3000" }],
  [
    2,
    { "X-Forwarded-Proto": "http, https, http" },
    { address: "203.0.113.9", proto: "https", host: "10.0.0.5:3000" },
  ],
])("behind %i proxies, %j", (trustProxy, headers, expected) => {
  const { address, proto, host } = settled(headers, trustProxy, null);
  expect({ address, proto, host }).toEqual(expected);
});

test("PUBLIC_URL says how people reach the server, whatever the request says", () => {
  const { proto, host } = settled(claims, 1, "https://chat.example.org");
  expect({ proto, host }).toEqual({ proto: "https", host: "chat.example.org" });
});

test("the raw list agrees with the headers and keeps the rest", () => {
  const { incoming } = settled({ ...claims, Cookie: "a=1" }, 0, null);
  expect(incoming.rawHeaders).toEqual([
    ...["Host", "10.0.0.5:3000"],
    ...["Cookie", "a=1"],
    ...["x-forwarded-for", "203.0.113.9"],
    ...["x-forwarded-proto", "http"],
    ...["x-forwarded-host", "10.0.0.5:3000"],
  ]);
});
