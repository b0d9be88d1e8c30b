import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { atEnd } from "./at-end";

/** What the server does with the next mails, first to last; then it takes everything. */
export type Mood =
  /** Answers the recipient with this SMTP code. */
  | number
  /** Takes the connection and never says a word. */
  | "silent"
  /** Cuts the connection in the middle of the mail. */
  | "hang up"
  /** Reads the whole mail and never says OK. */
  | "hold";

export type MailServer = {
  /** For SMTP_URL. */
  url: string;
  /** What it took, in that order. */
  mails: ParsedMail[];
  /** What it read to the end and did not confirm. */
  held: ParsedMail[];
  moods: Mood[];
  stop(): Promise<void>;
};

/** A real SMTP server that keeps what it gets, and is as moody as it is told to be. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const held: ParsedMail[] = [];
  const moods: Mood[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onConnect(_session, callback) {
      if (moods[0] !== "silent") return callback();
      moods.shift();
    },
    onRcptTo(_address, _session, callback) {
      const [mood] = moods;
      if (typeof mood !== "number") return callback();
      moods.shift();
      callback(Object.assign(new Error("Not this one"), { responseCode: mood }));
    },
    async onData(stream, _session, callback) {
      const mood = moods.shift();
      if (mood === "hang up") {
        stream.once("data", () => cutAll(server));
        stream.resume();
        return;
      }
      const mail = await simpleParser(stream);
      if (mood === "hold") {
        held.push(mail);
        return;
      }
      mails.push(mail);
      callback();
    },
  });
  // A client that was killed.
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((done) => {
      cutAll(server);
      server.close(done);
    });
  atEnd(stop);
  const url = `smtp://127.0.0.1:${port}`;
  return { url, mails, held, moods, stop };
}

function cutAll({ connections }: SMTPServer): void {
  for (const connection of connections as Set<{ _socket: Socket }>) connection._socket.destroy();
}
