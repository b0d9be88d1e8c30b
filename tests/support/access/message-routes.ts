import { addPreview } from "./add-images";
import type { World } from "./room-world";
import {
  below,
  members,
  moderators,
  type RouteRow,
  type Routes,
  segment,
  signedIn,
  v1,
} from "./route-row";

const room = `${v1}/rooms/:id`;
const message = `${v1}/messages/:id`;
const at = (part: string) => ({ path: below(part), ids: ["roomId"] }) satisfies Partial<RouteRow>;
/** Of the target's message: `of("/pin")`. */
const of = (part = "") =>
  ({
    path: ({ messageId }) => `${v1}/messages/${segment(messageId)}${part}`,
    ids: ["messageId"],
  }) satisfies Partial<RouteRow>;
const previewed: RouteRow["prepare"] = async ({ place }, { messageId }) =>
  addPreview(place, messageId);

let said = 0;
const text = () => ({ clientId: `route-${said++}`, body: "hi" });
const search = ({ roomId }: World) => `${v1}/search?q=hi&room=${segment(roomId)}`;

/** Messages, what hangs on them, and finding them. */
export const messageRoutes: Routes = {
  [`GET ${v1}/search`]: [
    { who: signedIn() },
    { path: search, ids: ["roomId"], malformed: 422, who: members() },
  ],
  [`GET ${room}/messages`]: { ...at("messages"), who: members() },
  [`POST ${room}/messages`]: [
    { ...at("messages"), body: text, who: members(201) },
    {
      path: below("messages"),
      body: ({ messageId }) => ({ ...text(), replyToId: messageId }),
      ids: ["messageId"],
      strange: 422,
      who: members(201),
    },
  ],
  [`GET ${room}/changes`]: { ...at("changes?after=0"), who: members() },
  [`GET ${message}`]: { ...of(), who: members() },
  [`DELETE ${message}`]: { ...of(), who: moderators() },
  // The member's: nobody else edits it, whatever they are to the room.
  [`PATCH ${message}`]: {
    path: ({ memberMessageId }) => `${v1}/messages/${segment(memberMessageId)}`,
    ids: ["memberMessageId"],
    body: () => ({ body: "other words" }),
    who: { ...members(403), member: 200 },
  },
  [`GET ${message}/edits`]: { ...of("/edits"), who: moderators() },
  [`PUT ${message}/reactions/:emoji`]: { ...of(`/reactions/${segment("👍")}`), who: members() },
  [`DELETE ${message}/reactions/:emoji`]: { ...of(`/reactions/${segment("👍")}`), who: members() },
  [`PUT ${message}/pin`]: { ...of("/pin"), who: moderators() },
  [`DELETE ${message}/pin`]: { ...of("/pin"), who: moderators() },
  [`GET ${room}/pins`]: { ...at("pins"), who: members() },
  [`GET ${room}/files`]: { ...at("files"), who: members() },
  [`DELETE ${message}/previews`]: { ...of("/previews"), prepare: previewed, who: moderators() },
  [`GET ${v1}/previews/:id/image`]: {
    // A preview is called as its message is: add-images.ts.
    path: ({ messageId }) => `${v1}/previews/${segment(messageId)}/image`,
    ids: ["messageId"],
    prepare: previewed,
    who: members(),
  },
};
