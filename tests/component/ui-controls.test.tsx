import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";

test("a busy button keeps its label and ignores clicks, submitting ones too", async () => {
  const submit = jest.fn((event: React.FormEvent) => event.preventDefault());
  render(
    <form onSubmit={submit}>
      <Button type="submit" kind="primary" busy>
        Create account
      </Button>
    </form>,
  );
  const button = screen.getByRole("button", { name: "Create account" });
  expect(button).toHaveAttribute("aria-busy", "true");
  expect(button).toBeEnabled();
  await userEvent.click(button);
  expect(submit).not.toHaveBeenCalled();
});

test("a field's hint, then its error, is tied to the input", () => {
  const { rerender } = render(<Field label="Email" hint="Only you see it" />);
  const input = screen.getByRole("textbox", { name: "Email" });
  expect(input).toHaveAccessibleDescription("Only you see it");
  expect(input).toBeValid();
  rerender(<Field label="Email" hint="Only you see it" error="Email is missing." />);
  expect(input).toHaveAccessibleDescription("Email is missing.");
  expect(input).toBeInvalid();
});

test("a password can be looked at and hidden again", async () => {
  render(<PasswordField label="Password" name="password" />);
  const input = screen.getByLabelText("Password");
  expect(input).toHaveAttribute("type", "password");
  await userEvent.click(screen.getByRole("button", { name: "Show password" }));
  expect(input).toHaveAttribute("type", "text");
  await userEvent.click(screen.getByRole("button", { name: "Hide password" }));
  expect(input).toHaveAttribute("type", "password");
});
