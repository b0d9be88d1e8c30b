import type { Api } from "./api";
import { measurePicture } from "./measure-picture";
import { admitFiles, type OutgoingFile } from "./outgoing-file";
import { randomId } from "./random-id";
import { createStore } from "./store";
import type { Uploads } from "./uploads";

export type Trays = ReturnType<typeof createTrays>;

const none: readonly OutgoingFile[] = [];

/** The files that lie in each room's composer, uploaded at once. They live as long as the page. */
export function createTrays({ api, uploads }: { api: Api; uploads: Uploads }) {
  const trays = createStore<Readonly<Record<string, readonly OutgoingFile[]>>>({});
  const read = (roomId: string) => trays.get()[roomId] ?? none;

  function put(roomId: string, files: readonly OutgoingFile[]) {
    trays.update((all) => ({ ...all, [roomId]: files }));
  }

  function change(roomId: string, id: string, how: Partial<OutgoingFile>) {
    put(
      roomId,
      read(roomId).map((file) => (file.id === id ? { ...file, ...how } : file)),
    );
  }

  async function upload(roomId: string, file: OutgoingFile) {
    const answer = await uploads.run(file);
    if (answer.ok) change(roomId, file.id, { attachment: answer.data });
  }

  /** Where this gets lost, or comes too late, the message says it again before it goes. */
  async function tellAlt(roomId: string, id: string, attachmentId: string, alt: string) {
    const answer = await api.describeAttachment(attachmentId, alt);
    if (answer.ok) change(roomId, id, { attachment: answer.data });
  }

  async function add(roomId: string, chosen: File) {
    const file: OutgoingFile = {
      id: randomId(),
      name: chosen.name,
      contentType: chosen.type,
      bytes: chosen.size,
      alt: "",
      width: null,
      height: null,
      blob: chosen,
      attachment: null,
    };
    uploads.know(file);
    put(roomId, [...read(roomId), file]);
    void upload(roomId, file);
    const size = await measurePicture(chosen, uploads.states.get()[file.id]?.previewUrl);
    if (size) change(roomId, file.id, size);
  }

  return {
    store: trays,
    read,
    /** Adds files and begins to send them; answers one sentence about what cannot be added. */
    attach(roomId: string, chosen: readonly File[]): string | null {
      const { admitted, refusal } = admitFiles(chosen, read(roomId).length);
      for (const file of admitted) void add(roomId, file);
      return refusal;
    },
    detach(roomId: string, id: string) {
      const file = read(roomId).find((one) => one.id === id);
      if (!file) return;
      put(
        roomId,
        read(roomId).filter((one) => one !== file),
      );
      uploads.forget(id);
      if (file.attachment) void api.removeAttachment(file.attachment.id);
    },
    describe(roomId: string, id: string, text: string) {
      // As the server keeps it: whether it has heard of this is told by comparing.
      const alt = text.replace(/\s+/g, " ").trim();
      change(roomId, id, { alt });
      const { attachment } = read(roomId).find((one) => one.id === id) ?? {};
      if (attachment) void tellAlt(roomId, id, attachment.id, alt);
    },
    retry(roomId: string, id: string) {
      const file = read(roomId).find((one) => one.id === id);
      if (file) void upload(roomId, file);
    },
    /** Takes all files out, for the message that carries them from now on. */
    take(roomId: string): readonly OutgoingFile[] {
      const files = read(roomId);
      put(roomId, none);
      return files;
    },
    /** Puts the files of a message that was not sent back. */
    takeBack(roomId: string, files: readonly OutgoingFile[]) {
      for (const file of files) uploads.know(file);
      put(roomId, [...files, ...read(roomId)]);
      for (const file of files) if (!file.attachment) void upload(roomId, file);
    },
  };
}
