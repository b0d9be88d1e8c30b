import { type ActionAnswer, type ActionRow, only } from "./action-row";
import { all, inRoom } from "./actors";

const members = only(...inRoom);
const moderators = only("moderator", "owner");
const owners = only("owner");
const signedIn = only("stranger", "former", "banned", ...inRoom, "admin");
/** Who has a way in comes in, and who is in goes on; the banned find nothing. */
const newcomers = {
  ...only("stranger", "former", "admin"),
  ...all<ActionAnswer>("let in", ...inRoom),
};

const here = { path: () => "/rooms/browse" };
const door = { path: ({ code }: { code: string }) => `/join/${encodeURIComponent(code)}` };
const actions = "app/rooms/actions.ts";
const memberActions = "app/rooms/member-actions.ts";
const joining = "app/join/[code]/actions.ts";
const queue: ActionRow["prepare"] = async ({ visitors }, { roomId }) => {
  await visitors.stranger.call("POST", `/rooms/${roomId}/waitlist`);
  return undefined;
};

let said = 0;

/** What the chat's forms do, by "file action". */
export const roomActions: Record<string, ActionRow | ActionRow[]> = {
  [`${actions} post`]: {
    ...here,
    fields: ({ roomId }) => ({ roomId, clientId: `action-${said++}`, body: "hi" }),
    who: members,
    ids: ["roomId"],
  },
  [`${actions} createRoom`]: {
    ...here,
    fields: () => ({ name: "Attic", kind: "closed", memberLimit: "5", topic: "" }),
    who: signedIn,
  },
  [`${actions} joinRoom`]: [
    {
      ...here,
      fields: ({ roomId }) => ({ roomId }),
      who: { ...only(), ...all("let in", ...inRoom) },
    },
    {
      ...here,
      room: "open",
      fields: ({ roomId }) => ({ roomId }),
      who: newcomers,
      ids: ["roomId"],
    },
  ],
  [`${actions} joinByInvitation`]: {
    ...here,
    fields: ({ code }) => ({ code }),
    who: newcomers,
    ids: ["code"],
  },
  [`${actions} leaveRoom`]: {
    ...here,
    fields: ({ roomId }) => ({ roomId }),
    who: members,
    ids: ["roomId"],
  },
  [`${actions} updateRoom`]: [
    {
      ...here,
      fields: ({ roomId }) => ({ roomId, name: "Renamed" }),
      who: moderators,
      ids: ["roomId"],
    },
    { ...here, fields: ({ roomId }) => ({ roomId, memberLimit: "20" }), who: owners },
    { ...here, fields: ({ roomId }) => ({ roomId, kind: "open" }), who: owners },
  ],
  [`${actions} deleteRoom`]: {
    ...here,
    fields: ({ roomId, roomName }) => ({ roomId, name: roomName }),
    who: owners,
    ids: ["roomId"],
  },
  [`${actions} createInvitation`]: {
    ...here,
    fields: ({ roomId }) => ({ roomId, expiresInDays: "1", uses: "1" }),
    who: moderators,
    ids: ["roomId"],
  },
  [`${actions} endInvitation`]: {
    ...here,
    fields: ({ roomId, code }) => ({ roomId, code }),
    who: moderators,
    ids: ["roomId", "code"],
  },
  [`${actions} makeShortCode`]: {
    ...here,
    fields: ({ roomId }) => ({ roomId }),
    who: members,
    ids: ["roomId"],
  },
  [`${actions} endShortCode`]: {
    ...here,
    fields: ({ roomId }) => ({ roomId }),
    prepare: async ({ people }, { roomId }) => {
      await people.owner.api.call("POST", `/rooms/${roomId}/short-code`);
      return undefined;
    },
    who: moderators,
    ids: ["roomId"],
  },
  [`${memberActions} changeRole`]: {
    ...here,
    fields: ({ roomId, targetId }) => ({ roomId, userId: targetId, role: "moderator" }),
    who: owners,
    ids: ["roomId", "targetId"],
  },
  [`${memberActions} removeMember`]: {
    ...here,
    fields: ({ roomId, targetId }) => ({ roomId, userId: targetId }),
    who: moderators,
    ids: ["roomId", "targetId"],
  },
  [`${memberActions} banMember`]: {
    ...here,
    fields: ({ roomId, targetId }) => ({ roomId, userId: targetId }),
    who: moderators,
    ids: ["roomId", "targetId"],
  },
  [`${memberActions} unban`]: {
    ...here,
    fields: ({ roomId, bannedId }) => ({ roomId, userId: bannedId }),
    who: moderators,
    ids: ["roomId", "bannedId"],
  },
  [`${memberActions} joinWaitlist`]: [
    {
      ...here,
      room: "full",
      fields: ({ roomId }) => ({ roomId }),
      who: { ...only(), ...all("let in", ...inRoom) },
    },
    {
      ...here,
      room: "open and full",
      fields: ({ roomId }) => ({ roomId }),
      who: newcomers,
      ids: ["roomId"],
    },
  ],
  [`${memberActions} leaveWaitlist`]: {
    ...here,
    room: "open and full",
    prepare: queue,
    fields: ({ roomId }) => ({ roomId }),
    who: only("stranger"),
    ids: ["roomId"],
  },
  [`${memberActions} letIn`]: {
    ...here,
    room: "full",
    fields: ({ roomId, waiterId }) => ({ roomId, userId: waiterId, raiseLimit: "true" }),
    who: owners,
    ids: ["roomId", "waiterId"],
  },
  [`${memberActions} declineWaiting`]: {
    ...here,
    room: "full",
    fields: ({ roomId, waiterId }) => ({ roomId, userId: waiterId }),
    who: moderators,
    ids: ["roomId", "waiterId"],
  },
  [`${memberActions} setAutoAdmit`]: {
    ...here,
    fields: ({ roomId }) => ({ roomId, autoAdmit: "false" }),
    who: moderators,
    ids: ["roomId"],
  },
  [`${memberActions} setLinkPreviews`]: {
    ...here,
    fields: ({ roomId }) => ({ roomId, linkPreviews: "false" }),
    who: moderators,
    ids: ["roomId"],
  },
  [`${memberActions} nameRoom`]: {
    ...here,
    fields: ({ roomId }) => ({ roomId, name: "Soup" }),
    who: members,
    ids: ["roomId"],
  },
  [`${joining} joinAction`]: {
    ...door,
    fields: ({ code }) => ({ code }),
    who: newcomers,
    ids: ["code"],
  },
  [`${joining} waitAction`]: {
    ...door,
    room: "full",
    fields: ({ code }) => ({ code }),
    who: newcomers,
    ids: ["code"],
  },
  [`${joining} leaveWaitlistAction`]: {
    ...door,
    room: "open and full",
    prepare: queue,
    fields: ({ code, roomId }) => ({ code, roomId }),
    who: { ...only("stranger"), ...all("let in", ...inRoom) },
    ids: ["roomId"],
  },
};
