import fc from "fast-check";
import { isMeant, meansEverybody, mentionsIn, possibleNames } from "@/lib/contract/mentions";

const ada = { id: "ada", firstName: "Ada", lastName: "Lovelace" };
const bo = { id: "bo", firstName: "Bo", lastName: "van der Berg" };
const twin = { id: "twin", firstName: "Ada", lastName: "Lovelace" };
const short = { id: "short", firstName: "Bo", lastName: "van" };
const dash = { id: "dash", firstName: "Zoë-Marie", lastName: "O’Neil" };
const people = [ada, bo, short, dash];

const meant = (body: string) => mentionsIn(body, people, false).map(({ userId }) => userId);

test.each([
  ["@Ada Lovelace", ["ada"]],
  ["hi @Ada Lovelace, soup?", ["ada"]],
  ["@Ada Lovelace's soup and @Ada Lovelace’s salt", ["ada"]],
  ["(@Zoë-Marie O’Neil)", ["dash"]],
  ["**@Bo van der Berg** or @Bo van.", ["bo", "short"]],
  ["> @Ada Lovelace\n- @Bo van der Berg", ["ada", "bo"]],
  ["@Ada", []],
  ["@Ada\nLovelace", []],
  ["@ada lovelace", []],
  ["@Ada Lovelaces", []],
  ["me@Ada Lovelace", []],
  ["`@Ada Lovelace`\n```\n@Ada Lovelace\n```", []],
  ["@room", []],
])("%j means %j", (body, ids) => {
  expect(meant(body)).toEqual(ids);
  const wanted = possibleNames(body);
  const found = people.filter(({ id }) => ids.includes(id as never));
  for (const { firstName, lastName } of found) {
    expect(wanted).toContainEqual({ firstName, lastName });
  }
});

test("who bear the same name are all meant", () => {
  expect(mentionsIn("@Ada Lovelace", [ada, twin], false).map(({ userId }) => userId)).toEqual([
    "ada",
    "twin",
  ]);
});

test("everybody is meant by those who may", () => {
  expect(mentionsIn("@room, @Ada Lovelace", people, true)).toEqual([
    { userId: null, name: "room" },
    { userId: "ada", name: "Ada Lovelace" },
  ]);
  expect(meansEverybody("soup, @room!")).toBe(true);
  expect(meansEverybody("`@room` and a@room.example")).toBe(false);
});

test("one's own words never mean oneself", () => {
  const message = { seq: 1, author: { id: "ada" }, mentions: ["ada", "bo"], mentionNames: [] };
  expect(isMeant(message, "ada")).toBe(false);
  expect(isMeant(message, "bo")).toBe(true);
  const toAll = { ...message, mentions: [], mentionNames: [{ id: null }] };
  expect(isMeant(toAll, "bo")).toBe(true);
});

test("whatever is typed, what is looked for stays within bounds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(possibleNames(`@${text}@ @@`).length).toBeLessThanOrEqual(400);
    }),
  );
  expect(possibleNames("@a b c d e f ".repeat(800)).length).toBeLessThanOrEqual(400);
});
