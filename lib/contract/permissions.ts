import type { Role } from "./views";

/** What a member may do in a room, by role; contract.md, "Who may do what". */
const table = {
  read: ["member", "moderator", "owner"],
  post: ["member", "moderator", "owner"],
  mentionRoom: ["moderator", "owner"],
  react: ["member", "moderator", "owner"],
  seeMembers: ["member", "moderator", "owner"],
  shareInvitation: ["member", "moderator", "owner"],
  leave: ["member", "moderator", "owner"],
  editOwn: ["member", "moderator", "owner"],
  deleteOwn: ["member", "moderator", "owner"],
  deleteOthers: ["moderator", "owner"],
  readEdits: ["moderator", "owner"],
  removeOthersPreview: ["moderator", "owner"],
  pin: ["moderator", "owner"],
  removeMember: ["moderator", "owner"],
  manageWaitlist: ["moderator", "owner"],
  renewInvitation: ["moderator", "owner"],
  rename: ["moderator", "owner"],
  changeTopic: ["moderator", "owner"],
  changePreviews: ["moderator", "owner"],
  changeKind: ["owner"],
  changeLimit: ["owner"],
  changeRole: ["owner"],
  removeModerator: ["owner"],
  handOver: ["owner"],
  deleteRoom: ["owner"],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof table;
export const verbs = Object.keys(table) as Verb[];

/** Whether a member of this role may do this; strangers may do nothing. */
export function can(role: Role, verb: Verb): boolean {
  return (table[verb] as readonly Role[]).includes(role);
}

/** Whether one member may remove another; nobody removes the owner. */
export function canRemove(actor: Role, target: Role): boolean {
  if (target === "owner") return false;
  return can(actor, target === "moderator" ? "removeModerator" : "removeMember");
}
