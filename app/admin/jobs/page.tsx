import type { Metadata } from "next";
import { JobList } from "@/components/admin/job-list";
import { listJobs } from "@/lib/chat/admin-job-list";
import { readListQuery, type SearchParams } from "@/lib/contract/admin-lists";
import { deleteJob, retryJob } from "../actions";
import { AdminPage } from "../admin-page";
import { requireAdmin } from "../require-admin";

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "Jobs" };
}

export default async function JobsPage({ searchParams }: Props) {
  const { actor, me } = await requireAdmin();
  const params = await searchParams;
  const query = readListQuery("jobs", params);
  const page = await listJobs(actor, query);
  return (
    <AdminPage me={me} path="/admin/jobs" title="Jobs" done={params.done}>
      <JobList query={query} page={page} retry={retryJob} remove={deleteJob} />
    </AdminPage>
  );
}
