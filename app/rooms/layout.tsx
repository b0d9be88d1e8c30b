import { headers } from "next/headers";
import type { ReactNode } from "react";
import { FormActionsProvider } from "@/components/shell/form-actions";
import { NowProvider } from "@/components/shell/reader-time";
import { Shell } from "@/components/shell/shell";
import { ReaderZone } from "@/components/ui/reader-zone";
import { currentActor } from "@/lib/auth/next";
import { mustVerify } from "@/lib/chat/verification";
import { HearthClient } from "@/lib/client/provider";
import * as actions from "./actions";
import { enterBreaks } from "./enter-key";
import { loadShell } from "./load-shell";
import * as memberActions from "./member-actions";
import { showUnreadScript } from "./show-unread-script";

/**
 * The chat. Its whole client lives here, above the pages, so that it stays while the address
 * changes; the pages below only decide whether an address may be seen.
 */
export default async function RoomsLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  // The page sends strangers through the door, and knows what they came for.
  if (!actor) return children;
  const shell = await loadShell(actor);
  const live = Reflect.get(globalThis, Symbol.for("hearth.live")) === true;
  const forms = {
    actions: { ...actions, ...memberActions },
    formId: crypto.randomUUID(),
    mustVerify: mustVerify(shell.me),
    enterBreaks: await enterBreaks(),
  };

  return (
    <ReaderZone timeZone={shell.timeZone}>
      <NowProvider now={Date.now()}>
        <HearthClient me={shell.me} rooms={shell.rooms} live={live} seed={shell.seed}>
          <FormActionsProvider value={forms}>
            <Shell
              hearthName={shell.hearthName}
              details={shell.details}
              openRooms={shell.openRooms}
            >
              {children}
            </Shell>
          </FormActionsProvider>
        </HearthClient>
      </NowProvider>
      {shell.seed && (shell.seed.markedSeq || shell.seed.room.unread > 0) && (
        <script
          nonce={(await headers()).get("x-nonce") ?? undefined}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
          dangerouslySetInnerHTML={{ __html: showUnreadScript }}
        />
      )}
    </ReaderZone>
  );
}
