"use server";

import { revalidatePath } from "next/cache";
import * as jobs from "@/lib/chat/admin-jobs";
import { defineAction } from "@/lib/web/define-action";

export const retryJob = defineAction(async (actor, { jobId = "" }) => {
  await jobs.retryJob(actor, jobId);
  revalidatePath("/admin/jobs");
});

export const deleteJob = defineAction(async (actor, { jobId = "" }) => {
  await jobs.deleteJob(actor, jobId);
  revalidatePath("/admin/jobs");
});
