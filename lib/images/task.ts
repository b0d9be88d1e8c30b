import type { PictureSize } from "@/lib/contract/pictures";

/** What the process that decodes pictures can be asked for. */
export type Tasks = {
  /** The middle square, upright, as WebP in every size of `pictureSizes`. */
  square: {
    ask: { bytes: Uint8Array };
    answer: Record<PictureSize, Uint8Array<ArrayBuffer>>;
  };
  /**
   * A picture from a file on this machine, written anew beside it as `clean` and `thumbnail`, with
   * nothing in them but what is seen.
   */
  attachment: {
    ask: { path: string; clean: string; thumbnail: string };
    answer: { width: number; height: number };
  };
};

export type TaskKind = keyof Tasks;
export type Ask<K extends TaskKind = TaskKind> = K extends TaskKind
  ? { kind: K } & Tasks[K]["ask"]
  : never;

/** Why a picture is not taken: it cannot be read, or has more than it may. */
export type Objection =
  | { why: "damaged" }
  | { why: "pixels"; width: number; height: number }
  | { why: "frames"; frames: number };

export type Answer<K extends TaskKind = TaskKind> =
  | ({ ok: true } & Tasks[K]["answer"])
  | ({ ok: false } & Objection);
