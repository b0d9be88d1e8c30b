import type { Commands, Load, Seat } from "./commands";
import { Connection } from "./connection";
import type { Crowd } from "./crowd";
import { Stretch } from "./stretch";

/**
 * Posts over REST from a connection per seat, each its next message once the last is answered.
 * The crowd listens: it has to hear all of them. Times are those of the answers.
 */
export async function restPosts(
  crowd: Crowd,
  { url, seats, seconds }: Commands["restPosts"]["ask"],
): Promise<Load> {
  const stretch = new Stretch(crowd, seconds);
  await Promise.all(seats.map((seat, i) => postOnAndOn(crowd, stretch, seat, url, i)));
  return stretch.result();
}

async function postOnAndOn(crowd: Crowd, stretch: Stretch, seat: Seat, url: string, i: number) {
  const room = crowd.rooms.get(seat.roomId);
  if (!room) throw new Error(`nobody listens in ${seat.roomId}`);
  const connection = new Connection(url);
  const headers = {
    authorization: `Bearer ${seat.token}`,
    "content-type": "application/json",
  };
  const path = `/api/v1/rooms/${seat.roomId}/messages`;
  while (!stretch.over) {
    const clientId = `rest-${i}-${crowd.sent++}`;
    const body = `${clientId} Who brings the bread on Sunday, and is there soup left for all?`;
    const startedAt = performance.now();
    crowd.underWay++;
    const posting = room.send(clientId, body, startedAt, () => crowd.underWay--);
    const asked = { method: "POST", headers, body: JSON.stringify({ clientId, body }) };
    const { status, text } = await connection.ask(path, asked);
    stretch.note(performance.now() - startedAt);
    if (status === 201) room.acknowledge(posting, JSON.parse(text).seq);
    else crowd.underWay--;
  }
  connection.close();
}
