import { notFound } from "next/navigation";
import { isRefusal } from "@/lib/chat/refusal";

/** What a verb finds; where there is none, the page for what is missing. */
export async function orMissing<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (isRefusal(error) && error.failure.code === "not_found") notFound();
    throw error;
  }
}
