import type { Metadata } from "next";
import { InvitationList } from "@/components/admin/invitation-list";
import { listAllInvitations } from "@/lib/chat/admin-invitation-list";
import { readListQuery, type SearchParams } from "@/lib/contract/admin-lists";
import { endInvitation } from "../actions";
import { AdminPage } from "../admin-page";
import { requireAdmin } from "../require-admin";

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "Invitations" };
}

export default async function InvitationsPage({ searchParams }: Props) {
  const { actor, me } = await requireAdmin();
  const params = await searchParams;
  const query = readListQuery("invitations", params);
  const page = await listAllInvitations(actor, query);
  return (
    <AdminPage me={me} path="/admin/invitations" title="Invitations" done={params.done}>
      <InvitationList query={query} page={page} end={endInvitation} />
    </AdminPage>
  );
}
