import type { Findings } from "./audit";
import type { Crowd } from "./crowd";

/** One message in every room, by its first member. */
export async function oneEach(crowd: Crowd): Promise<{ findings: Findings }> {
  const rooms = new Set<string>();
  for (const member of crowd.members) {
    const { roomId } = member.seat;
    if (!rooms.has(roomId)) crowd.post(member, performance.now(), () => {});
    rooms.add(roomId);
  }
  return { findings: await crowd.settle() };
}
