/** A session that ends takes its held long-poll and its WebSocket along, at once, and no others. */
import { mailTo, pathIn } from "@/tests/support/mailbox";
import { logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

afterEach(closeSockets);

const place = sharedServer();
const fresh = "another quiet evening";

/** What ends the session `there`, done from `here`. */
type Deed = (ada: Person, here: Visitor, there: Visitor) => Promise<unknown>;

const deeds: [string, string, Deed][] = [
  [
    "logging out",
    "logged_out",
    (_ada, _here, there) => there.submit("/rooms/new", {}, { button: "Log out" }),
  ],
  [
    "signing out everywhere else",
    "revoked",
    (_ada, here) => here.submit("/settings", {}, { button: "Sign out everywhere else" }),
  ],
  [
    "another password",
    "revoked",
    ({ password }, here) =>
      here.submit("/settings", {
        presentPassword: password,
        newPassword: fresh,
        repeatPassword: fresh,
      }),
  ],
  [
    "a reset link",
    "revoked",
    async ({ email }) => {
      const visitor = new Visitor(place);
      await visitor.submit("/forgot", { email });
      const path = pathIn(await mailTo(place, email, "Choose a new password"));
      await visitor.submit(path, { password: fresh, repeatPassword: fresh });
    },
  ],
];

describe.each(["websocket", "polling"] as const)("by %s", (transport) => {
  test.each(deeds)("%s", async (_what, reason, end) => {
    const { ada, bo } = await people("ada", "bo");
    const { id } = await makeRoom(ada, {}, [bo]);
    const [here, there] = [await logIn(place, ada), await logIn(place, ada)];
    const cut = await openSocket(place, { cookie: there.cookies.header(), transport });
    const kept = await openSocket(place, { token: ada.token });
    const [ends, changes] = [listen(cut, "session:ended"), listen(cut, "room:changes")];
    const news = listen(kept, "room:changes");

    await end(ada, here, there);
    const said = { clientId: "1", body: "Is she gone?" };
    expect((await bo.api.call("POST", `/rooms/${id}/messages`, said)).status).toBe(201);

    await until(() => !cut.connected, { what: "the connection to be cut" });
    await until(() => news.length > 0);
    expect(ends).toEqual([{ reason }]);
    expect(changes).toEqual([]);
    expect(kept.connected).toBe(true);
  });
});
