import type { Announcement } from "@/lib/chat/announcements";
import { audience, type GatewayServer } from "./io";

/** Tells this node's sockets what happened. Whoever lost a room is cut off before this returns. */
export function broadcast(io: GatewayServer, it: Announcement): void {
  switch (it.type) {
    case "room:changes": {
      const { type: _, ...changes } = it;
      io.local.to(audience.room(it.roomId)).emit("room:changes", changes);
      break;
    }
    case "membership:started":
      io.local.in(audience.user(it.userId)).socketsJoin(audience.room(it.roomId));
      io.local.to(audience.user(it.userId)).emit("rooms:changed", {
        roomId: it.roomId,
        ...(it.waited && { seated: true }),
      });
      break;
    case "membership:ended":
      io.local.in(audience.user(it.userId)).socketsLeave(audience.room(it.roomId));
      io.local.to(audience.user(it.userId)).emit("rooms:changed", {
        roomId: it.roomId,
        left: true,
      });
      break;
    case "room:deleted":
      io.local.to(it.userIds.map(audience.user)).emit("rooms:changed", {
        roomId: it.roomId,
        deleted: true,
      });
      io.local.in(audience.room(it.roomId)).socketsLeave(audience.room(it.roomId));
      break;
    case "rooms:changed": {
      const { type: _, userId, ...change } = it;
      if (userId) io.local.to(audience.user(userId)).emit("rooms:changed", change);
      else if (it.roomId) io.local.to(audience.room(it.roomId)).emit("rooms:changed", change);
      break;
    }
    case "room:read": {
      const { type: _, userId, ...read } = it;
      io.local.to(audience.user(userId)).emit("room:read", read);
      break;
    }
    case "user:changed": {
      const { user, roomIds } = it;
      const all = [audience.user(user.id), ...roomIds.map(audience.room)];
      // To all at once, so that whoever shares several rooms hears of it one time.
      io.local.to(all).emit("user:changed", { user });
      break;
    }
    case "session:ended":
      io.local.to(audience.session(it.sessionId)).emit("session:ended", { reason: it.reason });
      io.local.in(audience.session(it.sessionId)).disconnectSockets(true);
      break;
    case "account:closed":
      io.local.to(audience.user(it.userId)).emit("session:ended", { reason: it.reason });
      io.local.in(audience.user(it.userId)).disconnectSockets(true);
      break;
    case "presence:hidden":
    case "standing:unknown":
      break;
  }
}
