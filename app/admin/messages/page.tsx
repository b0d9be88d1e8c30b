import type { Metadata } from "next";
import { MessageList } from "@/components/admin/message-list";
import { listAllMessages } from "@/lib/chat/admin-message-list";
import { readListQuery, type SearchParams } from "@/lib/contract/admin-lists";
import { AdminPage } from "../admin-page";
import { requireAdmin } from "../require-admin";

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "Messages" };
}

export default async function MessagesPage({ searchParams }: Props) {
  const { actor, me } = await requireAdmin();
  const params = await searchParams;
  const query = readListQuery("messages", params);
  const page = await listAllMessages(actor, query);
  return (
    <AdminPage me={me} path="/admin/messages" title="Messages" done={params.done}>
      <MessageList query={query} page={page} />
    </AdminPage>
  );
}
