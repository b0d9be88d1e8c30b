import type { MessagePage, MessageView } from "@/lib/contract/views";
import type { Person } from "./people";

/** Every message of a room, read page by page from the first. */
export async function historyOf(person: Person, roomId: string): Promise<MessageView[]> {
  const found: MessageView[] = [];
  for (let after = 0; ; ) {
    const path = `/rooms/${roomId}/messages?after=${after}&limit=100`;
    const { body } = await person.api.call<MessagePage>("GET", path);
    found.push(...body.messages);
    after = body.messages.at(-1)?.seq ?? after;
    if (!body.more) return found;
  }
}
