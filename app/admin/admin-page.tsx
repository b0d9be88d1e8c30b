import { ArrowLeft } from "lucide-react";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { logOut } from "@/app/rooms/actions";
import { AdminFirebox } from "@/components/admin/admin-firebox";
import { AdminSections } from "@/components/admin/admin-sections";
import { NowProvider } from "@/components/shell/reader-time";
import { ReaderZone } from "@/components/ui/reader-zone";
import { knownTimeZone } from "@/lib/contract/time";
import type { MeView } from "@/lib/contract/views";

type Props = { me: MeView; path: string; title: string; children: ReactNode };

/** The frame of one section of the administration; `path` is the section's own. */
export async function AdminPage({ me, path, title, children }: Props) {
  const timeZone = knownTimeZone((await cookies()).get("tz")?.value);
  return (
    <div className="app">
      <AdminFirebox me={me} path={path} logOut={logOut} />
      <main>
        <div className="page admin">
          <header className="page-title">
            <a className="icon-btn" href="/rooms" aria-label="Back to rooms">
              <ArrowLeft aria-hidden="true" />
            </a>
            <h1 className="title">{title}</h1>
          </header>
          <nav className="admin-sections" aria-label="Sections of the administration">
            <AdminSections path={path} />
          </nav>
          <ReaderZone timeZone={timeZone}>
            <NowProvider now={Date.now()}>{children}</NowProvider>
          </ReaderZone>
        </div>
      </main>
    </div>
  );
}
