import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { composerCount } from "@/components/messages/composer-count";
import { isEmojiOnly } from "@/components/messages/emoji-only";
import { MessageText } from "@/components/messages/message-text";
import { listNames } from "@/components/messages/system-sentence";

test.each([
  ["see https://example.org/a?b=1#c.", ["https://example.org/a?b=1#c"]],
  ["(https://example.org/x)", ["https://example.org/x"]],
  ["https://en.wikipedia.org/wiki/Hearth_(fire)!", ["https://en.wikipedia.org/wiki/Hearth_(fire)"]],
  ["javascript:alert(1) data:text/html,x", []],
  ["http:// nothing", []],
  ["two http://a.example, https://b.example", ["http://a.example", "https://b.example"]],
])("addresses in %j", (text, links) => {
  const { container } = render(<MessageText body={text} />);
  expect([...container.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(
    links,
  );
  expect(container).toHaveTextContent(text);
});

test("marks become elements, and nothing else does", () => {
  const body = "**Soup** <b>at</b> `7`\n\n- leek\n- salt\n\n> why\n\n|a|b|\n|-|-|\n|1|2|";
  const { container } = render(<MessageText body={body} />);
  const names = [...container.querySelectorAll("*")].map(({ tagName }) => tagName.toLowerCase());
  expect(new Set(names)).toEqual(
    new Set("div p strong code ul li blockquote table thead tbody tr th td".split(" ")),
  );
  expect(container).toHaveTextContent("Soup <b>at</b> 7");
});

test("code can be copied, and a spoiler is hidden until it is asked for", async () => {
  render(<MessageText body={"```js\nlet a;\n```\n||the end||"} />);
  expect(screen.getByRole("region", { name: "Code, js" })).toHaveTextContent("let a;");
  expect(screen.getByRole("button", { name: "Copy code" })).toBeEnabled();
  expect(screen.getByText("the end")).toHaveAttribute("aria-hidden", "true");
  await userEvent.click(screen.getByRole("button", { name: "Show spoiler" }));
  expect(screen.getByText("the end")).not.toHaveAttribute("aria-hidden");
});

test("more than sixteen lines are folded until all of them are asked for", async () => {
  const lines = (count: number) => Array.from({ length: count }, (_, n) => `line ${n}`).join("\n");
  const { rerender } = render(<MessageText body={lines(16)} />);
  expect(screen.queryByRole("button", { name: "Show all" })).toBeNull();
  rerender(<MessageText body={lines(17)} />);
  await userEvent.click(screen.getByRole("button", { name: "Show all" }));
  expect(screen.getByText(/line 16/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Show all" })).toBeNull();
});

test("markup in a message is text, and links keep their own tab", () => {
  render(<MessageText body={'<img src=x onerror="alert(1)"> https://example.org'} />);
  expect(document.querySelector("img")).toBeNull();
  const link = screen.getByRole("link", { name: "https://example.org" });
  expect(link).toHaveAttribute("target", "_blank");
  expect(link.getAttribute("rel")).toContain("noopener");
});

test.each([
  ["🥣", true],
  ["👩‍👩‍👧 👍🏽", true],
  ["🇧🇩🥣🌿", true],
  ["👩🏽‍🚀 7️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿", true],
  ["🥣🥣🥣🥣", false],
  ["soup 🥣", false],
  ["12", false],
])("only emoji: %s %s", (text, only) => {
  expect(isEmojiOnly(text)).toBe(only);
});

test.each([
  [["Ada"], "Ada"],
  [["Ada", "Bo"], "Ada and Bo"],
  [["Ada", "Bo", "Cy"], "Ada, Bo and Cy"],
  [["Ada", "Bo", "Cy", "Dee", "Eli"], "Ada, Bo and 3 others"],
])("names %j", (names, words) => {
  expect(listNames(names)).toBe(words);
});

test("the counter starts at 90 % and counts characters, not code units", () => {
  expect(composerCount("x".repeat(8_999))).toBeNull();
  expect(composerCount("x".repeat(9_000))).toEqual({ left: 1_000, over: 0 });
  expect(composerCount("🥣".repeat(5_000))).toBeNull();
  expect(composerCount("🥣".repeat(10_312))).toEqual({ left: 0, over: 312 });
});
