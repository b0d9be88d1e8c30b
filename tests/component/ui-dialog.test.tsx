import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";

// jsdom has the element, not its methods.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});

function open() {
  const onClose = jest.fn();
  render(
    <Dialog title="New room" onClose={onClose}>
      <Field label="Room name" />
    </Dialog>,
  );
  return onClose;
}

test("focus starts in the first field, and Escape closes", async () => {
  const onClose = open();
  expect(screen.getByRole("dialog", { name: "New room" })).toBeVisible();
  expect(screen.getByRole("textbox", { name: "Room name" })).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  expect(onClose).toHaveBeenCalledTimes(1);
});

test("where text was typed, closing asks first and keeps it", async () => {
  const onClose = open();
  await userEvent.type(screen.getByRole("textbox", { name: "Room name" }), "Kitchen");
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByRole("dialog", { name: "Discard what you typed?" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Keep editing" }));
  expect(screen.getByRole("textbox", { name: "Room name" })).toHaveValue("Kitchen");
  await userEvent.keyboard("{Escape}");
  await userEvent.click(screen.getByRole("button", { name: "Discard" }));
  expect(onClose).toHaveBeenCalledTimes(1);
});
