import { render, screen } from "@testing-library/react";
import { Arch } from "@/components/ui/arch";
import { Avatar } from "@/components/ui/avatar";
import { hueClass } from "@/components/ui/hue-class";
import { initials } from "@/components/ui/initials";
import { Seats } from "@/components/ui/seats";

test.each([
  ["Ada Lovelace", "AL"],
  ["Ada", "A"],
  ["Ada King Lovelace", "AL"],
  ["  élodie   durand ", "ÉD"],
  ["👩🏽‍🚀", "👩🏽‍🚀"],
  ["“Bo” Lindqvist", "BL"],
  ["নুসরাত আক্তার", "নুআ"],
])("the initials of %s are %s", (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test("one id has one hue, and ids spread over all twelve", () => {
  expect(hueClass("01a20a7f")).toBe(hueClass("01a20a7f"));
  const hues = new Set(Array.from({ length: 500 }, (_, index) => hueClass(`user-${index}`)));
  expect(hues.size).toBe(12);
});

test("an avatar under 28 px has room for one letter, and is hidden from screen readers", () => {
  const { container } = render(<Avatar id="1" name="Ada Lovelace" avatarUrl={null} size={24} />);
  expect(container).toHaveTextContent(/^A$/);
  expect(container.firstChild).toHaveAttribute("aria-hidden", "true");
  expect(container.querySelector("[style]")).toBeNull();
});

test("an arch shows heat in the firebox and its own hue elsewhere", () => {
  const { container, rerender } = render(<Arch id="1" name="Kitchen" heat="now" />);
  expect(container.firstChild).toHaveAttribute("data-heat", "now");
  rerender(<Arch id="1" name="Kitchen" />);
  expect(container.firstChild).toHaveClass(hueClass("1"));
});

test("seats are told in words, with dots up to twelve", () => {
  const { container, rerender } = render(<Seats taken={7} limit={12} />);
  expect(screen.getByText("7 of 12 seats")).toBeVisible();
  expect(container.querySelectorAll("i.on")).toHaveLength(7);
  rerender(<Seats taken={11} limit={12} />);
  expect(screen.getByText("Last seat")).toBeVisible();
  rerender(<Seats taken={30} limit={30} />);
  expect(screen.getByText("Full")).toBeVisible();
  expect(container.querySelector("i")).toBeNull();
});
