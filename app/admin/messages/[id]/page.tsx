import type { Metadata } from "next";
import { MessageFacts } from "@/components/admin/message-facts";
import { findAnyMessage } from "@/lib/chat/admin-message-list";
import type { SearchParams } from "@/lib/contract/admin-lists";
import { deleteMessage, viewMessage } from "../../actions";
import { AdminPage } from "../../admin-page";
import { orMissing } from "../../or-missing";
import { requireAdmin } from "../../require-admin";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "Message" };
}

export default async function MessagePage({ params, searchParams }: Props) {
  const { actor, me } = await requireAdmin();
  const { entry, done } = await searchParams;
  const entryId = typeof entry === "string" ? entry : null;
  const message = await orMissing(findAnyMessage(actor, (await params).id, entryId));
  return (
    <AdminPage
      me={me}
      path="/admin/messages"
      title="Message"
      back={{ path: "/admin/messages", label: "Back to messages" }}
      done={done}
    >
      <MessageFacts message={message} view={viewMessage} remove={deleteMessage} />
    </AdminPage>
  );
}
