import type { Commands, Load } from "./commands";
import type { Crowd, Member } from "./crowd";
import { Stretch } from "./stretch";

/**
 * So many members of one room post for some seconds, each its next message once the last one was
 * acknowledged and has reached every listener.
 */
export async function closedLoop(
  crowd: Crowd,
  { roomId, posters, seconds, letters = 0 }: Commands["closedLoop"]["ask"],
): Promise<Load> {
  crowd.letters = letters;
  const stretch = new Stretch(crowd, seconds);
  await Promise.all(
    crowd
      .membersOf(roomId)
      .slice(0, posters)
      .map((member) => postOnAndOn(crowd, member, stretch)),
  );
  return stretch.result();
}

function postOnAndOn(crowd: Crowd, member: Member, stretch: Stretch): Promise<void> {
  return new Promise((resolve) => {
    // A message that is lost completes never, and must not keep the run from ending.
    const deadline = setInterval(() => stretch.over && finish(), 50);
    const finish = () => {
      clearInterval(deadline);
      resolve();
    };
    const post = () => {
      if (stretch.over) return finish();
      crowd.post(member, performance.now(), (ms) => {
        stretch.note(ms);
        post();
      });
    };
    post();
  });
}
