import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef } from "react";
import { MessageList } from "@/components/messages/message-list";
import { NowProvider } from "@/components/shell/reader-time";
import type { RoomScreen } from "@/lib/client/types";
import { messageOf, roomOf } from "./messages-world";

const actions = {
  retry: jest.fn(),
  discard: jest.fn(),
  edit: jest.fn(() => "And the ladle?"),
  loadOlder: jest.fn(),
};

jest.mock("@/lib/client/hooks", () => ({
  useMe: () => ({ id: "mira", name: "Mira Rahman" }),
  useActions: () => actions,
}));

const deeds = {
  ...{ reply: jest.fn(), edit: jest.fn(), forward: jest.fn() },
  ...{ jump: jest.fn(), notify: jest.fn() },
};

const screenOf = (more: Partial<RoomScreen>): RoomScreen => ({
  room: roomOf(),
  messages: [],
  pending: [],
  moreBefore: false,
  moreAfter: false,
  loadingOlder: false,
  olderFailed: false,
  openFailed: false,
  loaded: true,
  gone: null,
  firstUnreadSeq: null,
  unreadSince: null,
  marked: null,
  pinNews: 0,
  fileNews: 0,
  linkNews: 0,
  ...more,
});

function show(told: Partial<RoomScreen>, onEdit = jest.fn()) {
  const room = screenOf(told);
  render(
    <NowProvider now={Date.parse("2025-03-14T15:00:00.000Z")}>
      <MessageList
        screen={room}
        range={{ from: 1, to: Number.POSITIVE_INFINITY }}
        more={false}
        scroller={createRef()}
        start={null}
        onEdit={onEdit}
        deeds={deeds}
        editingId={null}
      />
    </NowProvider>,
  );
  return onEdit;
}

test("messages are named by who and when; one's own by “You”", () => {
  show({
    messages: [
      messageOf({ seq: 1, author: "ada", at: "2025-03-14T14:02:00.000Z", body: "Supper?" }),
      messageOf({ seq: 2, author: "mira", at: "2025-03-14T14:03:00.000Z", body: "Yes" }),
    ],
  });
  expect(screen.getByRole("article", { name: "Ada, 14:02" })).toHaveTextContent("Supper?");
  expect(screen.getByRole("article", { name: "You, 14:03" })).toHaveTextContent("Yes");
  expect(screen.getByRole("separator")).toHaveAccessibleName(/14 March 2025/);
});

test("the unread line tells since when", () => {
  const at = "2025-03-14T14:02:00.000Z";
  show({
    messages: [messageOf({ seq: 4, author: "ada", at })],
    firstUnreadSeq: 4,
    unreadSince: at,
  });
  expect(screen.getByText("New since 14:02")).toBeInTheDocument();
});

test("a failed message says why and offers three ways on", async () => {
  const failed = {
    clientId: "c1",
    roomId: "kitchen",
    body: "And the ladle?",
    replyTo: null,
    files: [],
    createdAt: "2025-03-14T14:09:00.000Z",
    state: "failed" as const,
    reason: "This room is gone",
  };
  const onEdit = show({ pending: [failed] });
  expect(screen.getByRole("article", { name: "You, 14:09, not sent" })).toBeInTheDocument();
  expect(screen.getByRole("alert")).toHaveTextContent("Not sent: This room is gone.");

  await userEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(actions.retry).toHaveBeenCalledWith("c1");
  await userEvent.click(screen.getByRole("button", { name: "Edit" }));
  expect(onEdit).toHaveBeenCalledWith("And the ladle?");
  await userEvent.click(screen.getByRole("button", { name: "Discard" }));
  expect(actions.discard).toHaveBeenCalledWith("c1");
});
