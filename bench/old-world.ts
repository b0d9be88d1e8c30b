import { makeOldApp, werkzeug } from "@/tests/support/old-app";
import { bodyOf, dice, wordOf } from "./search-world";

const people = 1_000;
const rooms = 200;
const seats = 40;
const minuteMs = 60_000;

/** Fills a database of the old app with so many messages, said in all its rooms in turn. */
export function fillOldWorld(path: string, messages: number): void {
  const random = dice();
  const old = makeOldApp(path);
  const user = old.prepare("INSERT INTO user VALUES (?, ?, ?, ?, 'Load')");
  const room = old.prepare("INSERT INTO room VALUES (?, ?, ?, ?)");
  const participant = old.prepare("INSERT INTO participant VALUES (NULL, ?, ?, ?)");
  const message = old.prepare("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?)");
  old.transaction(() => {
    const password = werkzeug.sha256("a quiet evening");
    for (let n = 1; n <= people; n++) user.run(n, `p${n}@example.org`, password, wordOf(n + 40));
    for (let n = 1; n <= rooms; n++) {
      room.run(n, `Room ${n}`, memberOf(n, 0), String(seats));
      for (let seat = 0; seat < seats; seat++) participant.run(memberOf(n, seat), String(n), null);
    }
    for (let n = 1; n <= messages; n++) {
      const at = new Date(1_600_000_000_000 + Math.floor(n / 4) * minuteMs).toISOString();
      const date = `${at.slice(0, 16).replace("T", " ")}:00.000000`;
      const roomId = 1 + (n % rooms);
      const author = memberOf(roomId, Math.floor(random() * seats));
      message.run(n, date, bodyOf(random), wordOf(Number(author) + 40), author, String(roomId));
    }
  })();
  old.close();
}

const memberOf = (room: number, seat: number) => String(1 + ((room * 7 + seat * 23) % people));
