import { blockedBy, connectionState, moveConnection, type Ways } from "@/lib/client/connection";
import type { Connection } from "@/lib/client/types";

const down: Ways = { signedOut: false, online: true, socketUp: false, pollUp: false, everUp: true };

test.each([
  [{}, "reconnecting"],
  [{ everUp: false }, "connecting"],
  [{ socketUp: true }, "live"],
  [{ pollUp: true }, "polling"],
  [{ socketUp: true, online: false }, "offline"],
  [{ socketUp: true, signedOut: true, online: false }, "signedOut"],
] as const)("%o is %s", (ways, state) => {
  expect(connectionState({ ...down, ...ways })).toBe(state);
});

test("one gap keeps its beginning under every name, and ends when something arrives again", () => {
  const live: Connection = { state: "live", sinceMs: 10, missed: 0 };
  const lost = moveConnection(live, "reconnecting", 20);
  const offline = moveConnection(lost, "offline", 30);
  expect([lost.sinceMs, offline.sinceMs]).toEqual([20, 20]);
  expect(moveConnection(offline, "live", 40, 4)).toEqual({ state: "live", sinceMs: 40, missed: 4 });
});

test("the same state is the same connection, except the very first, which gets its time", () => {
  const first: Connection = { state: "connecting", sinceMs: 0, missed: 0 };
  const started = moveConnection(first, "connecting", 5);
  expect(started.sinceMs).toBe(5);
  expect(moveConnection(started, "connecting", 9)).toBe(started);
});

test("only certainty blocks sending: a broken socket does not", () => {
  expect(blockedBy("reconnecting")).toBeNull();
  expect(blockedBy("offline")).toBe("Waiting for connection");
  expect(blockedBy("signedOut")).toBe("Waiting for you to log in");
});
