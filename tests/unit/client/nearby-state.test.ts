import {
  countHere,
  facesHere,
  isHere,
  lacksFaces,
  nearbyOf,
  tellNearby,
} from "@/lib/client/nearby-state";
import type { PersonPresence, UserView } from "@/lib/contract/views";

const online = (userId: string, away = false): PersonPresence => ({
  ...{ userId, online: true, away, lastSeenAt: null },
});
const gone = (userId: string): PersonPresence => ({ ...online(userId), online: false });
const face = (id: string): UserView => ({ id, name: id, avatarUrl: null, kind: "person" });

test("what was heard while the room was asked for is newer than its answer", () => {
  const answer = { people: [online("ada"), online("bo")], faces: [] };
  const nearby = nearbyOf(answer, [online("cleo"), gone("bo"), online("cleo", true)]);
  expect([...nearby.people.keys()].sort()).toEqual(["ada", "cleo"]);
  expect(countHere(nearby)).toBe(1);
  expect(isHere(nearby, "cleo")).toBe(false);
});

test("faces are those of others who are here, and are missed where somebody new is", () => {
  const faces = [face("ada"), face("bo"), face("cleo")];
  const nearby = nearbyOf(
    { people: [online("ada"), online("bo"), online("cleo", true)], faces },
    [],
  );
  expect(facesHere(nearby, "ada").map(({ id }) => id)).toEqual(["bo"]);
  expect(lacksFaces(nearby, "ada")).toBe(false);
  expect(lacksFaces(tellNearby(nearby, [online("dipa")]), "ada")).toBe(true);
});
