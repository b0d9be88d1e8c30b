import { can, canRemove, type Verb, verbs } from "@/lib/contract/permissions";
import type { Role } from "@/lib/contract/views";

const roles: Role[] = ["member", "moderator", "owner"];

// contract.md, "Who may do what": verb, then member, moderator, owner.
const table: [Verb, boolean, boolean, boolean][] = [
  ["read", true, true, true],
  ["post", true, true, true],
  ["react", true, true, true],
  ["seeMembers", true, true, true],
  ["shareInvitation", true, true, true],
  ["leave", true, true, true],
  ["editOwn", true, true, true],
  ["deleteOwn", true, true, true],
  ["deleteOthers", false, true, true],
  ["readEdits", false, true, true],
  ["mentionRoom", false, true, true],
  ["removeOthersPreview", false, true, true],
  ["pin", false, true, true],
  ["removeMember", false, true, true],
  ["manageWaitlist", false, true, true],
  ["renewInvitation", false, true, true],
  ["rename", false, true, true],
  ["changeTopic", false, true, true],
  ["changePreviews", false, true, true],
  ["changeKind", false, false, true],
  ["changeLimit", false, false, true],
  ["changeRole", false, false, true],
  ["removeModerator", false, false, true],
  ["handOver", false, false, true],
  ["deleteRoom", false, false, true],
];

test.each(table)("%s", (verb, ...answers) => {
  expect(roles.map((role) => can(role, verb))).toEqual(answers);
});

test("every verb has its row", () => {
  expect(table.map(([verb]) => verb).sort()).toEqual([...verbs].sort());
});

test.each([
  ["member", [false, false, false]],
  ["moderator", [true, false, false]],
  ["owner", [true, true, false]],
] as const)("a %s removes members, moderators, owners: %j", (actor, answers) => {
  expect(roles.map((target) => canRemove(actor, target))).toEqual(answers);
});
