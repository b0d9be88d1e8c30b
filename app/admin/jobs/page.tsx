import type { Metadata } from "next";
import { JobList } from "@/components/admin/job-list";
import { listJobs } from "@/lib/chat/admin-jobs";
import { deleteJob, retryJob } from "../actions";
import { AdminPage } from "../admin-page";
import { requireAdmin } from "../require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "Jobs" };
}

export default async function JobsPage() {
  const { actor, me } = await requireAdmin();
  return (
    <AdminPage me={me} path="/admin/jobs" title="Jobs">
      <JobList jobs={await listJobs(actor)} retry={retryJob} remove={deleteJob} />
    </AdminPage>
  );
}
