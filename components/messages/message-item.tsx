import type { ComponentProps, ReactNode, Ref } from "react";
import { Attachments } from "@/components/files/attachments";
import { useReaderTime } from "@/components/shell/reader-time";
import { Avatar } from "@/components/ui/avatar";
import { classNames } from "@/components/ui/class-names";
import { useMe } from "@/lib/client/hooks";
import { isMeant } from "@/lib/contract/mentions";
import type { MessageView } from "@/lib/contract/views";
import { firstName } from "./first-name";
import { LinkPreview } from "./link-preview";
import { messageElementId } from "./message-element-id";
import { MessageMarks } from "./message-marks";
import { MessageQuote } from "./message-quote";
import { MessageText } from "./message-text";

type Props = {
  message: MessageView;
  mine: boolean;
  more: boolean;
  joins: boolean;
  onJump: (seq: number) => void;
  /** Stands in for its words while they are edited. */
  editor?: ReactNode;
  /** How people reacted to it, below its words. */
  reactions?: ReactNode;
  /** What may be done to it, at the end of its line. */
  actions?: ReactNode;
  /** What keys and fingers do to it. */
  handlers?: ComponentProps<"article"> | undefined;
  ref?: Ref<HTMLElement>;
};

/** One message: others speak on the page with face and name, one's own words from a bubble. */
export function MessageItem(props: Props) {
  const { message, mine, more, joins, onJump, editor, reactions, actions, handlers, ref } = props;
  const { clock } = useReaderTime();
  const me = useMe();
  const time = clock(message.createdAt);
  const deleted = message.deletedAt ? ", deleted" : "";
  const text = deleted ? (
    <p className="text gone">Message deleted</p>
  ) : (
    <>
      {message.replyTo && (
        <MessageQuote roomId={message.roomId} quote={message.replyTo} onJump={onJump} />
      )}
      {editor ?? (
        <>
          {message.body && <MessageText body={message.body} mentions={message.mentionNames} />}
          <MessageMarks message={message} />
        </>
      )}
      <Attachments files={message.attachments} />
    </>
  );

  const previews = message.previews.map((preview) => (
    <LinkPreview key={preview.id} preview={preview} />
  ));

  // Focusable by scripts: the arrow keys go from one to the next.
  const article = { ...handlers, ref, id: messageElementId(message.id), tabIndex: -1 };

  if (mine) {
    return (
      <article {...article} className={ownClass(more, joins)} aria-label={`You, ${time}${deleted}`}>
        <div className={editor ? "bubble editing" : "bubble"}>
          {text}
          {actions}
        </div>
        {previews}
        {reactions}
        {!joins && (
          <p className="under">
            <time className="faint" dateTime={message.createdAt}>
              {time}
            </time>
          </p>
        )}
      </article>
    );
  }
  const { author } = message;
  return (
    <article
      {...article}
      className={classNames("msg", more && "more", isMeant(message, me.id) && "meant")}
      aria-label={`${firstName(author.name)}, ${time}${deleted}`}
    >
      {more ? (
        <time className="gutter" dateTime={message.createdAt}>
          {time}
        </time>
      ) : (
        <>
          <Avatar {...author} size={36} />
          <div className="by">
            <span className="clip">{author.name}</span>
            <time dateTime={message.createdAt}>{time}</time>
          </div>
        </>
      )}
      {text}
      {previews}
      {reactions}
      {actions}
    </article>
  );
}

/** Classes of a bubble by its place in the group. */
export function ownClass(more: boolean, joins: boolean): string {
  return ["own", more && "more", joins && "joins"].filter(Boolean).join(" ");
}
