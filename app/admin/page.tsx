import type { Metadata } from "next";
import { Overview } from "@/components/admin/overview";
import { readOverview } from "@/lib/chat/admin-overview";
import { AdminPage } from "./admin-page";
import { requireAdmin } from "./require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "Admin" };
}

export default async function OverviewPage() {
  const { actor, me } = await requireAdmin();
  return (
    <AdminPage me={me} path="/admin" title="Overview">
      <Overview overview={await readOverview(actor)} />
    </AdminPage>
  );
}
