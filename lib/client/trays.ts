import type { Api } from "./api";
import type { KeptTrays } from "./kept-trays";
import { measurePicture } from "./measure-picture";
import { admitFiles, type OutgoingFile } from "./outgoing-file";
import { randomId } from "./random-id";
import { createStore } from "./store";
import type { Uploads } from "./uploads";

export type Trays = ReturnType<typeof createTrays>;

const none: readonly OutgoingFile[] = [];

type Ports = { api: Api; uploads: Uploads; kept: KeptTrays };

/** The files that lie in each room's composer, uploaded at once. What is uploaded outlives the page. */
export function createTrays({ api, uploads, kept }: Ports) {
  const trays = createStore<Readonly<Record<string, readonly OutgoingFile[]>>>({});
  const read = (roomId: string) => trays.get()[roomId] ?? none;

  function put(roomId: string, files: readonly OutgoingFile[]) {
    trays.update((all) => ({ ...all, [roomId]: files }));
    kept.write(roomId, files);
  }

  /** Shows what is kept, and what this tab has not uploaded yet. */
  function showKept(roomId: string) {
    const known = read(roomId);
    const files = kept.read(roomId).map((file) => {
      const { blob = null } = known.find(({ id }) => id === file.id) ?? {};
      return { ...file, blob };
    });
    for (const file of files) uploads.know(file);
    const unfinished = known.filter(({ attachment }) => attachment === null);
    trays.update((all) => ({ ...all, [roomId]: [...files, ...unfinished] }));
    for (const { id } of known)
      if (!read(roomId).some((file) => file.id === id)) uploads.forget(id);
  }

  for (const roomId of kept.rooms()) showKept(roomId);

  function drop(roomId: string, id: string) {
    put(
      roomId,
      read(roomId).filter((file) => file.id !== id),
    );
    uploads.forget(id);
  }

  /** A kept file may have been sent from elsewhere since, or swept by the server. */
  async function check(roomId: string, file: OutgoingFile) {
    if (file.blob || !file.attachment) return;
    const answer = await api.describeAttachment(file.attachment.id, file.alt);
    if (answer.ok || answer.offline) return;
    if (answer.error.code === "conflict") drop(roomId, file.id);
    if (answer.error.code !== "not_found") return;
    change(roomId, file.id, { attachment: null });
    void upload(roomId, file);
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
      drop(roomId, id);
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
    /** Looks whether the server still has what was kept. */
    checkKept() {
      for (const [roomId, files] of Object.entries(trays.get())) {
        for (const file of files) void check(roomId, file);
      }
    },
    /** Another tab may have changed what is kept; as of `RoomTexts`. */
    hear(key: string | null) {
      if (!kept.hear(key)) return;
      for (const roomId of new Set([...kept.rooms(), ...Object.keys(trays.get())])) {
        showKept(roomId);
      }
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
