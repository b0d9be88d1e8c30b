import type { Api } from "./api";
import type { KeptTrays } from "./kept-trays";
import type { OutboxStorage } from "./outbox-storage";
import { createOutboxUploads } from "./outbox-uploads";
import type { OutgoingFile } from "./outgoing-file";
import { createTrays } from "./trays";
import type { Actions } from "./types";
import { createUploads } from "./uploads";

type Ports = {
  api: Api;
  kept: KeptTrays;
  holder: string;
  storage(): Promise<OutboxStorage>;
  onUploaded(clientId: string, files: readonly OutgoingFile[]): void;
  onRefused(clientId: string, reason: string): void;
};

type Verbs = Pick<Actions, "attach" | "detach" | "describeFile" | "retryFile">;

/** My files on their way: in the composers, and with the messages of the outbox. */
export function createFiles({ api, kept, ...ports }: Ports) {
  const uploads = createUploads({ api });
  const trays = createTrays({ api, uploads, kept });
  const ofOutbox = createOutboxUploads({ api, uploads, ...ports });
  const verbs: Verbs = {
    attach: trays.attach,
    detach: trays.detach,
    describeFile: trays.describe,
    retryFile: trays.retry,
  };
  return {
    verbs,
    trays: trays.store,
    uploads: uploads.states,
    take: trays.take,
    takeBack: trays.takeBack,
    tend: ofOutbox.look,
    hear: trays.hear,
    start(look: () => void) {
      trays.checkKept();
      ofOutbox.start(look);
    },
    stop: ofOutbox.stop,
  };
}
