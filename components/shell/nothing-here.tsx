import { MenuButton } from "./menu-button";
import { RoomLink } from "./room-link";

/** The same page for what is missing and for what is not the reader's to see. */
export function NothingHere() {
  return (
    <>
      <MenuButton />
      <div className="middle">
        <div className="calm">
          <span className="hollow" aria-hidden="true" />
          <h1 className="display" tabIndex={-1}>
            Nothing here
          </h1>
          <p className="soft">It may have been deleted, or you are not a member.</p>
          <p className="actions">
            <RoomLink className="btn primary" href="/rooms">
              Go to my rooms
            </RoomLink>
          </p>
        </div>
      </div>
    </>
  );
}
