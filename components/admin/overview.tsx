import type { AdminOverview } from "@/lib/contract/admin-overview";
import type { MailHealth } from "@/lib/contract/jobs";
import { byteWords } from "./byte-words";
import { DayChart } from "./day-chart";

/** Less than this is free: SQLite soon cannot write. Bytes. */
const scarce = 1_000_000_000;

/** How this Hearth does, each with what to do when something is wrong. */
export function Overview({ overview }: { overview: AdminOverview }) {
  const { people, rooms, messagesToday, connected, storage, version, mail, activity } = overview;
  const figures: [string, string][] = [
    ["People", people.toLocaleString("en")],
    ["Rooms", rooms.toLocaleString("en")],
    ["Messages today", messagesToday.toLocaleString("en")],
    ["Connected now", connected === null ? "–" : connected.toLocaleString("en")],
    ["Storage", byteWords(storage.database)],
    ["Version", version],
  ];
  return (
    <>
      <dl className="figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {connected === null && (
        <p className="alert">
          There is no live server, so browsers ask every few seconds. Start Hearth with “npm start”.
        </p>
      )}
      {storage.free < scarce && (
        <p className="alert" role="alert">
          Only {byteWords(storage.free)} are free on the disk of DATA_DIR. Remove old backups or
          give it a larger disk: without space nothing can be stored.
        </p>
      )}
      <DayChart id="messages" title="Messages by day" days={activity} figure="messages" />
      <DayChart id="active" title="Active people by day" days={activity} figure="people" />
      <Mail mail={mail} />
    </>
  );
}

function Mail({ mail }: { mail: MailHealth }) {
  return (
    <section className="setting" aria-labelledby="mail-title">
      <h2 id="mail-title">Mail</h2>
      <p>{placeWords(mail.place)}</p>
      {mail.dead > 0 ? (
        <p className="alert" role="alert">
          {count(mail.dead)} could not be sent. <a href="/admin/jobs">See why and try again.</a>
        </p>
      ) : (
        <p>{mail.waiting > 0 ? `${count(mail.waiting)} waiting to be sent.` : "All sent."}</p>
      )}
    </section>
  );
}

function placeWords(place: MailHealth["place"]): string {
  if (place.kind === "smtp") return `Mail is sent by the mail server ${place.host}.`;
  return `Mail is written to ${place.folder}, because SMTP_URL is not set. Set it to have mail sent.`;
}

function count(mails: number): string {
  return mails === 1 ? "1 mail" : `${mails} mails`;
}
