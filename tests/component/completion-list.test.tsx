/** Completing while one writes, by keyboard, in a field that keeps the focus. */
import { readFileSync } from "node:fs";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef } from "react";
import { useCompletion } from "@/components/completion/use-completion";
import { roomOf } from "./messages-world";

const member = (id: string, name: string) => ({
  user: { id, name, avatarUrl: null, kind: "person" },
  role: "member",
  joinedAt: "2025-03-14T15:00:00.000Z",
});
const room = roomOf({ role: "owner" });
const actions = {
  listMembers: jest.fn(async () => ({
    ok: true,
    data: [member("mira", "Mira Rahman"), member("ada", "Ada Okafor"), member("al", "Al Weber")],
  })),
};

jest.mock("@/lib/client/hooks", () => ({
  useMe: () => ({ id: "mira", name: "Mira Rahman" }),
  useActions: () => actions,
  useRooms: () => ({ rooms: [room] }),
}));

// What jsdom lacks.
beforeAll(() => {
  const { matches } = Element.prototype;
  Object.assign(HTMLElement.prototype, {
    showPopover() {},
    hidePopover() {},
    matches(this: Element, selector: string) {
      return selector === ":popover-open" ? false : matches.call(this, selector);
    },
  });
  const body = readFileSync("public/emoji.json", "utf8");
  Object.assign(globalThis, {
    fetch: async () => ({ ok: true, json: async () => JSON.parse(body) }),
  });
});

function Field({ onSend = () => {} }: { onSend?: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const completion = useCompletion(field, room.id);
  return (
    <>
      <textarea
        {...completion.aria}
        ref={field}
        aria-label="Message"
        onInput={completion.look}
        onSelect={completion.follow}
        onKeyDown={(event) => {
          if (!completion.handleKey(event) && event.key === "Enter") onSend();
        }}
      />
      {completion.list}
    </>
  );
}

test("people by the beginning of any of their names; arrows choose, Enter takes", async () => {
  const onSend = jest.fn();
  render(<Field onSend={onSend} />);
  const field = screen.getByRole("textbox");
  await userEvent.type(field, "hi @a");
  const options = await screen.findAllByRole("option");
  expect(options.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining("Ada Okafor"),
    expect.stringContaining("Al Weber"),
  ]);
  await waitFor(() => expect(field).toHaveAttribute("aria-activedescendant", options[0]?.id));
  await userEvent.keyboard("{ArrowDown}");
  await waitFor(() => expect(field).toHaveAttribute("aria-activedescendant", options[1]?.id));
  await userEvent.keyboard("{Enter}");
  expect(field).toHaveValue("hi @Al Weber ");
  expect(onSend).not.toHaveBeenCalled();
  expect(screen.queryByRole("listbox")).toBeNull();
  await userEvent.keyboard("{Enter}");
  expect(onSend).toHaveBeenCalledTimes(1);
});

test("Escape closes the list until another word begins", async () => {
  render(<Field />);
  const field = screen.getByRole("textbox");
  await userEvent.type(field, "@ro");
  await screen.findByRole("option", { name: /@room/ });
  await waitFor(() => expect(field).toHaveAttribute("aria-activedescendant"));
  await userEvent.keyboard("{Escape}o");
  expect(screen.queryByRole("listbox")).toBeNull();
  await userEvent.keyboard(" #Kit");
  await screen.findByRole("listbox", { name: "Rooms" });
});

test("a shortcode that is closed becomes its emoji, one that is begun can be completed", async () => {
  render(<Field />);
  const field = screen.getByRole("textbox");
  await userEvent.type(field, ":smile:");
  await waitFor(() => expect(field).toHaveValue("😄"));
  await userEvent.type(field, " :tad");
  await screen.findByRole("option", { name: ":tada:" });
  await waitFor(() => expect(field).toHaveAttribute("aria-activedescendant"));
  await userEvent.keyboard("{Tab}");
  expect(field).toHaveValue("😄 🎉");
});
