import { ArrowLeft } from "lucide-react";
import { cookies } from "next/headers";
import { Fragment, type ReactNode } from "react";
import { logOut } from "@/app/rooms/actions";
import { AdminFirebox } from "@/components/admin/admin-firebox";
import { AdminSections } from "@/components/admin/admin-sections";
import { NowProvider } from "@/components/shell/reader-time";
import { ReaderZone } from "@/components/ui/reader-zone";
import { type AuditAction, auditActions } from "@/lib/contract/audit";
import { knownTimeZone } from "@/lib/contract/time";
import type { MeView } from "@/lib/contract/views";

type Props = {
  me: MeView;
  /** The section's own. */
  path: string;
  title: string;
  /** Where it leads back to; from a section, to the rooms. */
  back?: { path: string; label: string };
  /** The address's word for what was just done. */
  done?: string | string[];
  children: ReactNode;
};

const toRooms = { path: "/rooms", label: "Back to rooms" };

/** The frame of one section of the administration, or of one thing in it. */
export async function AdminPage({ me, path, title, back = toRooms, done, children }: Props) {
  const now = Date.now();
  const timeZone = knownTimeZone((await cookies()).get("tz")?.value);
  return (
    <div className="app">
      <AdminFirebox me={me} path={path} logOut={logOut} />
      <main>
        <div className="page admin">
          <header className="page-title">
            <a className="icon-btn" href={back.path} aria-label={back.label}>
              <ArrowLeft aria-hidden="true" />
            </a>
            <h1 className="title">{title}</h1>
          </header>
          <nav className="admin-sections" aria-label="Sections of the administration">
            <AdminSections path={path} />
          </nav>
          <p className="done" role="status">
            {isDeed(done) && `Done: ${auditActions[done]}.`}
          </p>
          <ReaderZone timeZone={timeZone}>
            <NowProvider now={now}>
              {/* Another key each time it is served: no question stays open over what it led to. */}
              <Fragment key={now}>{children}</Fragment>
            </NowProvider>
          </ReaderZone>
        </div>
      </main>
    </div>
  );
}

function isDeed(done: Props["done"]): done is AuditAction {
  return typeof done === "string" && Object.hasOwn(auditActions, done);
}
