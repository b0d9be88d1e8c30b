import type { Mail } from "./jobs";

/** The design's colours (app/styles/tokens.css) in the notation that mail programs know. */
const light = { ground: "#fbfaf7", raised: "#ffffff", line: "#e1dcd7", ink: "#271d18" };
const dark = { ground: "#1c1815", raised: "#27221e", line: "#3b342f", ink: "#ece8e1" };
const soft = { light: "#655851", dark: "#b4aba1" };
const ember = { light: "#ca4718", dark: "#fb8345" };
const onEmber = { light: "#ffffff", dark: "#29130a" };
const font = "font-family:system-ui,-apple-system,'Segoe UI',sans-serif";

export type MailParts = { subject: string; text: string; html: string };

/** The one look of all mail: a subject of one line, and the same words as text and as HTML. */
export function renderMail(mail: Mail, hearthName: string): MailParts {
  const name = oneLine(hearthName);
  const subject = oneLine(mail.subject);
  return { subject, text: renderText(mail, name), html: renderHtml({ ...mail, subject }, name) };
}

/** Text that is safe as a header's value. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

function renderText({ paragraphs, link }: Mail, name: string): string {
  const action = link ? [`${link.label}:\n${link.url}`] : [];
  return `${[...paragraphs, ...action, `-- \n${name}`].join("\n\n")}\n`;
}

function renderHtml({ subject, paragraphs, link }: Mail, name: string): string {
  const body = paragraphs.map((text) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>
@media (prefers-color-scheme: dark) {
  .ground { background: ${dark.ground} !important; }
  .card { background: ${dark.raised} !important; border-color: ${dark.line} !important; color: ${dark.ink} !important; }
  .soft, .soft a { color: ${soft.dark} !important; }
  .button { background: ${ember.dark} !important; color: ${onEmber.dark} !important; }
}
</style>
</head>
<body class="ground" style="margin:0;padding:24px 16px;background:${light.ground}">
<div class="card" style="max-width:480px;margin:0 auto;padding:32px;border:1px solid ${light.line};border-radius:16px;background:${light.raised};color:${light.ink};${font};font-size:16px;line-height:24px;overflow-wrap:anywhere">
<h1 style="margin:0 0 16px;font-size:20px;line-height:28px">${escapeHtml(subject)}</h1>
${[...body, ...(link ? [renderLink(link)] : [])].join("\n")}
<p class="soft" style="margin:24px 0 0;font-size:14px;line-height:20px;color:${soft.light}">${escapeHtml(name)}</p>
</div>
</body>
</html>
`;
}

function renderLink({ label, url }: NonNullable<Mail["link"]>): string {
  const address = escapeHtml(url);
  return `<p style="margin:24px 0"><a class="button" href="${address}" style="display:inline-block;padding:10px 20px;border-radius:10px;background:${ember.light};color:${onEmber.light};font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>
<p class="soft" style="margin:0;font-size:14px;line-height:20px;color:${soft.light}">If the button does nothing, open this address:<br><a href="${address}" style="color:${soft.light}">${address}</a></p>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
