"use client";

import { lazy, Suspense, useCallback, useRef, useState } from "react";
import { Composer, type ComposerHandle } from "@/components/messages/composer";
import { DeleteToast } from "@/components/messages/delete-toast";
import { ForwardMessage } from "@/components/messages/forward-message";
import { JumpPill } from "@/components/messages/jump-pill";
import { jumpFailed } from "@/components/messages/jump-words";
import { MentionPill } from "@/components/messages/mention-pill";
import { type Away, MessagePane, type MessagePaneHandle } from "@/components/messages/message-pane";
import { MessageToast } from "@/components/messages/message-toast";
import { UnreadPill } from "@/components/messages/unread-pill";
import { useAddressedMessage } from "@/components/messages/use-addressed-message";
import { useMessageDeeds } from "@/components/messages/use-message-deeds";
import { useFormActions } from "@/components/shell/form-actions";
import { NothingHere } from "@/components/shell/nothing-here";
import { VerifyFirst } from "@/components/shell/verify-first";
import { useActions, useMe, useRoom } from "@/lib/client/hooks";
import type { Answer } from "@/lib/client/types";
import type { MessageView } from "@/lib/contract/views";
import { ConnectionBanner } from "./connection-banner";
import { DetailsPanel } from "./details-panel";
import type { DetailsSeed } from "./details-seed";
import { RoomGone } from "./room-gone";
import { RoomHeader } from "./room-header";
import { RoomLoading } from "./room-loading";
import { RoomStart } from "./room-start";
import { useFetched } from "./use-fetched";
import { useOpenRoom } from "./use-open-room";
import { useRoomKeys } from "./use-room-keys";

const JumpToDate = lazy(() => import("@/components/messages/jump-to-date"));

type Props = { roomId: string; details: boolean; seed: DetailsSeed | null };

/** The open room. It stays mounted while rooms change, and with it the composer. */
export function RoomView({ roomId, details, seed }: Props) {
  const screen = useRoom(roomId);
  const { jumpToLatest, listInvitations, markAllRead, clearUnreadLine } = useActions();
  const { mustVerify } = useFormActions();
  const composer = useRef<ComposerHandle>(null);
  const [away, setAway] = useState<Away>({ fresh: 0, far: false, unreadAbove: false });
  const pane = useRef<MessagePaneHandle>(null);
  const [isAskingDate, askDate] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  useOpenRoom(roomId);
  const doing = useMessageDeeds(roomId, screen?.messages ?? [], composer);
  useAddressedMessage(roomId, doing.deeds.jump);
  const me = useMe();
  // One for both places that show the link: a renewed one must not leave the ended one anywhere.
  const known = seed?.roomId === roomId ? seed : null;
  const atStart = screen?.loaded === true && !screen.moreBefore && screen.gone === null;
  const invitations = useFetched(
    () => listInvitations(roomId),
    screen && (details || atStart) ? `${roomId} ${screen.linkNews}` : null,
    known?.invitations ?? null,
  );

  const jump = useCallback(() => {
    const toEnd = () => pane.current?.toEnd();
    toEnd();
    return jumpToLatest(roomId).then((answer) => {
      toEnd();
      return answer;
    });
  }, [jumpToLatest, roomId]);
  useRoomKeys({ roomId, details, scroller, jump });

  const tell = (jumped: Answer<null> | undefined) => {
    if (jumped?.ok === false) doing.deeds.notify(jumpFailed(jumped), true);
  };

  if (!screen) return <NothingHere />;
  const { room, messages } = screen;
  const newsSeq = messages.findLast((message) => message.kind === "system")?.seq ?? 0;
  const editLast = () => {
    const last = screen.moreAfter ? undefined : findLastOwn(messages, me.id);
    if (last) doing.deeds.edit(last.id);
    return last !== undefined;
  };

  return (
    <>
      <RoomHeader room={room} details={details} onDate={() => askDate(true)} />
      <div className="body">
        <div className="room">
          <ConnectionBanner />
          {away.unreadAbove && screen.firstUnreadSeq !== null && (
            <UnreadPill
              count={room.lastSeq - screen.firstUnreadSeq + 1}
              since={screen.unreadSince}
              onJump={async () => tell(await pane.current?.toUnread())}
              onRead={() => {
                markAllRead(roomId);
                clearUnreadLine(roomId);
              }}
            />
          )}
          {screen.loaded ? (
            <MessagePane
              key={roomId}
              ref={pane}
              screen={screen}
              scroller={scroller}
              start={<RoomStart screen={screen} invitations={invitations} />}
              onEdit={(text) => composer.current?.takeBack(text)}
              deeds={doing.deeds}
              editingId={doing.editingId}
              onAway={setAway}
            />
          ) : (
            <RoomLoading key={roomId} roomId={roomId} name={room.name} failed={screen.openFailed} />
          )}
          <div className="compose col">
            <div className="pills">
              {away.far && (
                <MentionPill key={roomId} seqs={room.mentionSeqs} onJump={doing.deeds.jump} />
              )}
              {(away.fresh > 0 || away.far) && (
                <JumpPill fresh={away.fresh} onJump={async () => tell(await jump())} />
              )}
            </div>
            <DeleteToast />
            <MessageToast notice={doing.notice} onDismiss={doing.endNotice} />
            {screen.gone ? (
              <RoomGone gone={screen.gone} />
            ) : mustVerify ? (
              <VerifyFirst to="write here" />
            ) : (
              <Composer
                ref={composer}
                roomId={roomId}
                roomName={room.name}
                room={room}
                onSend={jump}
                replyTo={doing.replyTo}
                onEndReply={doing.endReply}
                onEditLast={editLast}
              />
            )}
          </div>
        </div>
        {details && !screen.gone && (
          <DetailsPanel
            room={room}
            newsSeq={newsSeq}
            pinNews={screen.pinNews}
            fileNews={screen.fileNews}
            linkNews={screen.linkNews}
            seed={known}
            invitations={invitations}
          />
        )}
      </div>
      {isAskingDate && (
        <Suspense>
          <JumpToDate roomId={roomId} onClose={() => askDate(false)} />
        </Suspense>
      )}
      {doing.forwarding && <ForwardMessage message={doing.forwarding} onClose={doing.endForward} />}
    </>
  );
}

function findLastOwn(messages: readonly MessageView[], meId: string): MessageView | undefined {
  return messages.findLast(
    ({ author, kind, deletedAt }) => author.id === meId && kind === "text" && !deletedAt,
  );
}
