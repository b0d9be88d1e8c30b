import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { readerTimeZone } from "@/app/rooms/reader-time-zone";
import { requireActor } from "@/app/rooms/require-actor";
import { SearchField } from "@/components/search/search-field";
import { SearchFirebox } from "@/components/search/search-firebox";
import { SearchResults } from "@/components/search/search-results";
import { NowProvider } from "@/components/shell/reader-time";
import { ReaderZone } from "@/components/ui/reader-zone";
import { findMe } from "@/lib/chat/accounts";
import type { PersonActor } from "@/lib/chat/actor";
import { isRefusal } from "@/lib/chat/refusal";
import { searchMessages } from "@/lib/chat/search";
import type { SearchPage as Found } from "@/lib/contract/search";

export const metadata: Metadata = { title: "Search" };

type Asked = { q?: string | string[]; next?: string | string[] };
type Props = { searchParams: Promise<Asked> };

/** Search over all of one's rooms: the address holds what was typed, so Back comes back to it. */
export default async function SearchPage({ searchParams }: Props) {
  const asked = await searchParams;
  const q = typeof asked.q === "string" ? asked.q.trim() : "";
  const next = typeof asked.next === "string" ? asked.next : undefined;
  const actor = await requireActor(`/search${q ? `?q=${encodeURIComponent(q)}` : ""}`);
  const [me, found, timeZone] = await Promise.all([
    findMe(actor),
    q === "" ? null : find(actor, q, next),
    readerTimeZone(actor),
  ]);
  return (
    <div className="app">
      <SearchFirebox me={me} />
      <main>
        <div className="page search-page">
          <header className="page-title">
            <a className="icon-btn" href="/rooms" aria-label="Back to rooms">
              <ArrowLeft aria-hidden="true" />
            </a>
            <h1 className="title">Search</h1>
          </header>
          <SearchField asked={q} error={found?.refusal ?? null} />
          <ReaderZone timeZone={timeZone}>
            <NowProvider now={Date.now()}>
              {found?.page && <SearchResults q={q} isFirst={next === undefined} {...found.page} />}
            </NowProvider>
          </ReaderZone>
        </div>
      </main>
    </div>
  );
}

/** What cannot be searched for is said at the field, and what was typed stays in it. */
async function find(
  actor: PersonActor,
  q: string,
  next: string | undefined,
): Promise<{ page: Found | null; refusal: string | null }> {
  try {
    const query = { q, ...(next !== undefined && { next }) };
    return { page: await searchMessages(actor, query), refusal: null };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { page: null, refusal: error.message };
  }
}
