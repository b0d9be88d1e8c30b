import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { logOut } from "@/app/rooms/actions";
import { readerTimeZone } from "@/app/rooms/reader-time-zone";
import { requireActor } from "@/app/rooms/require-actor";
import { SettingsFirebox } from "@/components/settings/settings-firebox";
import { NowProvider } from "@/components/shell/reader-time";
import { ReaderZone } from "@/components/ui/reader-zone";
import { findMe } from "@/lib/chat/accounts";
import { AppearanceSection } from "./sections/appearance";
import { DeleteAccountSection } from "./sections/delete-account";
import { EmailSection } from "./sections/email";
import { PasswordSection } from "./sections/password";
import { PresenceSection } from "./sections/presence";
import { ProfileSection } from "./sections/profile";
import { SessionsSection } from "./sections/sessions";
import { TwoStepSection } from "./sections/two-step";
import { YourDataSection } from "./sections/your-data";

export const metadata: Metadata = { title: "Settings" };

type Props = { searchParams: Promise<{ changed?: string | string[] }> };

export default async function SettingsPage({ searchParams }: Props) {
  const { changed } = await searchParams;
  const actor = await requireActor("/settings");
  const me = await findMe(actor);
  const timeZone = await readerTimeZone(actor);
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
          {changed === "password" && (
            <p className="saved" role="status">
              Password changed. Other devices were signed out.
            </p>
          )}
          <ReaderZone timeZone={timeZone}>
            <NowProvider now={Date.now()}>
              <ProfileSection actor={actor} me={me} />
              <PresenceSection actor={actor} />
              <EmailSection me={me} />
              <PasswordSection email={me.email} />
              <TwoStepSection actor={actor} />
              <AppearanceSection />
              <SessionsSection actor={actor} />
              <YourDataSection />
              <DeleteAccountSection actor={actor} />
            </NowProvider>
          </ReaderZone>
        </div>
      </main>
    </div>
  );
}
