import type { AttachmentView, MessageView } from "@/lib/contract/views";
import type { Person } from "./people";

export type Sent = { name: string; type?: string; bytes: Uint8Array | string; alt?: string };

/** The form that sends a file, as browsers and scripts make it. */
export function fileForm({ name, type = "", bytes, alt }: Sent): FormData {
  const form = new FormData();
  if (alt !== undefined) form.set("alt", alt);
  const content = typeof bytes === "string" ? bytes : new Uint8Array(bytes);
  form.set("file", new File([content], name, { type }));
  return form;
}

/** Sends a file to the door; answers whatever it says. */
export function tryUpload({ api }: Person, sent: Sent): Promise<Response> {
  return api.fetch("/api/v1/attachments", { method: "POST", body: fileForm(sent) });
}

/** Uploads a file, which has to work. */
export async function upload(person: Person, sent: Sent): Promise<AttachmentView> {
  const response = await tryUpload(person, sent);
  if (response.status !== 201) {
    throw new Error(`POST /attachments: ${response.status} ${await response.text()}`);
  }
  return (await response.json()) as AttachmentView;
}

export const note: Sent = { name: "note.txt", type: "text/plain", bytes: "The kettle is on." };

let posted = 0;

/** Posts a message with these files. */
export async function postFiles(
  { api }: Person,
  roomId: string,
  attachments: readonly { id: string }[],
  body = "",
): Promise<MessageView> {
  posted += 1;
  const attachmentIds = attachments.map(({ id }) => id);
  const message = { clientId: `files-${posted}-${Date.now()}`, body, attachmentIds };
  const answer = await api.call<MessageView>("POST", `/rooms/${roomId}/messages`, message);
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A file's bytes as somebody gets them. */
export async function bytesAt({ api }: Person, url: string): Promise<Buffer> {
  const response = await api.fetch(url);
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
