import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { logOut } from "@/app/rooms/actions";
import { requireActor } from "@/app/rooms/require-actor";
import { PasswordForm } from "@/components/settings/password-form";
import { ProfileForm } from "@/components/settings/profile-form";
import { SessionList } from "@/components/settings/session-list";
import { SettingsFirebox } from "@/components/settings/settings-firebox";
import { NowProvider } from "@/components/shell/reader-time";
import { ReaderZone } from "@/components/ui/reader-zone";
import { findMe } from "@/lib/chat/accounts";
import { findNames } from "@/lib/chat/profile";
import { listSessions } from "@/lib/chat/sessions";
import { knownTimeZone } from "@/lib/contract/time";
import { changePassword, renameSelf, revokeOtherSessions, revokeSession } from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const actor = await requireActor("/settings");
  const [me, names, sessions] = await Promise.all([
    findMe(actor),
    findNames(actor),
    listSessions(actor),
  ]);
  const timeZone = knownTimeZone((await cookies()).get("tz")?.value);
  return (
    <div className="app">
      <SettingsFirebox me={me} logOut={logOut} />
      <main>
        <div className="page">
          <header className="page-title">
            <a className="icon-btn" href="/rooms" aria-label="Back to rooms">
              <ArrowLeft aria-hidden="true" />
            </a>
            <h1 className="title">Settings</h1>
          </header>
          <section id="profile" className="setting" aria-labelledby="profile-title">
            <h2 id="profile-title">Profile</h2>
            <p>Everyone you share a room with sees your name.</p>
            <ProfileForm action={renameSelf} names={names} />
          </section>
          <section id="password" className="setting" aria-labelledby="password-title">
            <h2 id="password-title">Password</h2>
            <p>Changing it signs you out everywhere else.</p>
            <PasswordForm action={changePassword} email={me.email} />
          </section>
          <section id="sessions" className="setting" aria-labelledby="sessions-title">
            <h2 id="sessions-title">Sessions</h2>
            <p>Where you are signed in.</p>
            <ReaderZone timeZone={timeZone}>
              <NowProvider now={Date.now()}>
                <SessionList
                  sessions={sessions}
                  revoke={revokeSession}
                  revokeOthers={revokeOtherSessions}
                />
              </NowProvider>
            </ReaderZone>
          </section>
        </div>
      </main>
    </div>
  );
}
