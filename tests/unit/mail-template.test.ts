/** The words of a mail, whatever people called themselves. */
import { renderMail } from "@/lib/jobs/mail-template";

const mail = {
  to: "ada@example.org",
  subject: "Welcome to <Kitchen>\r\nBcc: eve@example.org",
  paragraphs: ['Ada "A" <b>O\'Hara</b> & co', "Second."],
  link: { label: "Open", url: "https://chat.example.org/verify?a=1&b=2" },
};

test("a subject is one line, so that no header can follow it", () => {
  const { subject } = renderMail(mail, "Hearth");
  expect(subject).toBe("Welcome to <Kitchen> Bcc: eve@example.org");
});

test("the text part has the words as they are, the link and the name below", () => {
  expect(renderMail(mail, "The\nBarn").text).toBe(
    `Ada "A" <b>O'Hara</b> & co\n\nSecond.\n\nOpen:\nhttps://chat.example.org/verify?a=1&b=2\n\n-- \nThe Barn\n`,
  );
});

test("the HTML part has nothing but our own tags, and the link as a button and as text", () => {
  const { html } = renderMail(mail, "<i>Barn</i>");
  expect(html).toContain("Ada &quot;A&quot; &lt;b&gt;O'Hara&lt;/b&gt; &amp; co");
  expect(html).not.toMatch(/<b>|<i>|<Kitchen>/);
  const address = "https://chat.example.org/verify?a=1&amp;b=2";
  expect(html.match(new RegExp(`href="${address.replace("?", "\\?")}"`, "g"))).toHaveLength(2);
  expect(html).toContain(`>${address}</a>`);
});
