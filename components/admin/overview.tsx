import type { AdminOverview, MailHealth } from "@/lib/contract/jobs";

/** How this Hearth does, each with what to do when something is wrong. */
export function Overview({ overview: { people, rooms, mail } }: { overview: AdminOverview }) {
  return (
    <>
      <dl className="figures">
        <div>
          <dt>People</dt>
          <dd>{people}</dd>
        </div>
        <div>
          <dt>Rooms</dt>
          <dd>{rooms}</dd>
        </div>
      </dl>
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
    </>
  );
}

function placeWords(place: MailHealth["place"]): string {
  if (place.kind === "smtp") return `Mail is sent by the mail server ${place.host}.`;
  return `Mail is written to ${place.folder}, because SMTP_URL is not set. Set it to have mail sent.`;
}

function count(mails: number): string {
  return mails === 1 ? "1 mail" : `${mails} mails`;
}
