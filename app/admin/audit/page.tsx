import type { Metadata } from "next";
import { AuditList } from "@/components/admin/audit-list";
import { listAudit } from "@/lib/chat/audit-list";
import { readListQuery, type SearchParams } from "@/lib/contract/admin-lists";
import { AdminPage } from "../admin-page";
import { requireAdmin } from "../require-admin";

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "Audit" };
}

export default async function AuditPage({ searchParams }: Props) {
  const { actor, me } = await requireAdmin();
  const params = await searchParams;
  const query = readListQuery("audit", params);
  const page = await listAudit(actor, query);
  return (
    <AdminPage me={me} path="/admin/audit" title="Audit" done={params.done}>
      <AuditList query={query} page={page} />
    </AdminPage>
  );
}
