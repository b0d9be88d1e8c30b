import type { Metadata } from "next";
import { MembershipList } from "@/components/admin/membership-list";
import { listAllMemberships } from "@/lib/chat/admin-membership-list";
import { readListQuery, type SearchParams } from "@/lib/contract/admin-lists";
import { AdminPage } from "../admin-page";
import { requireAdmin } from "../require-admin";

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "Memberships" };
}

export default async function MembershipsPage({ searchParams }: Props) {
  const { actor, me } = await requireAdmin();
  const params = await searchParams;
  const query = readListQuery("memberships", params);
  const page = await listAllMemberships(actor, query);
  return (
    <AdminPage me={me} path="/admin/memberships" title="Memberships" done={params.done}>
      <MembershipList query={query} page={page} />
    </AdminPage>
  );
}
