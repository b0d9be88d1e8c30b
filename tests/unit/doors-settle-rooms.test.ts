import { announce } from "@/lib/chat/announcements";
import { collectAnnouncements, findSessionEnd, settleRooms } from "@/lib/realtime/settle-rooms";

test("what happens while rooms are read puts the reading right", () => {
  const { seen, stop } = collectAnnouncements();
  announce({ type: "membership:ended", roomId: "left", userId: "ada" });
  announce({ type: "membership:ended", roomId: "kept", userId: "bo" });
  announce({ type: "membership:started", roomId: "joined", userId: "ada" });
  announce({ type: "room:deleted", roomId: "deleted", userIds: ["ada"] });
  announce({ type: "membership:started", roomId: "brief", userId: "ada" });
  announce({ type: "membership:ended", roomId: "brief", userId: "ada" });
  stop();
  announce({ type: "membership:ended", roomId: "kept", userId: "ada" });
  const rooms = settleRooms("ada", ["left", "kept", "deleted"], seen);
  expect([...rooms].sort()).toEqual(["joined", "kept"]);
});

test("a session that ended meanwhile is noticed", () => {
  const { seen, stop } = collectAnnouncements();
  announce({ type: "session:ended", sessionId: "s1", reason: "logged_out" });
  stop();
  expect(findSessionEnd({ kind: "person", userId: "ada", sessionId: "s1" }, seen)).toBe(
    "logged_out",
  );
  expect(findSessionEnd({ kind: "person", userId: "ada", sessionId: "s2" }, seen)).toBeNull();
  expect(findSessionEnd({ kind: "person", userId: "ada" }, seen)).toBeNull();
});
