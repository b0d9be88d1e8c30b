import type { Metadata } from "next";
import { UserList } from "@/components/admin/user-list";
import { listUsers } from "@/lib/chat/admin-user-list";
import { readListQuery, type SearchParams } from "@/lib/contract/admin-lists";
import { AdminPage } from "../admin-page";
import { requireAdmin } from "../require-admin";

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "Users" };
}

export default async function UsersPage({ searchParams }: Props) {
  const { actor, me } = await requireAdmin();
  const params = await searchParams;
  const query = readListQuery("users", params);
  const page = await listUsers(actor, query);
  return (
    <AdminPage me={me} path="/admin/users" title="Users" done={params.done}>
      <UserList query={query} page={page} />
    </AdminPage>
  );
}
