/** Every page at both sizes, light and dark: axe-core finds nothing serious, the console is calm. */
import type { Browser, Page } from "playwright-core";
import type { InvitationView, RoomView } from "@/lib/contract/views";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import type { Visitor } from "@/tests/support/visitor";

let browser: Browser;
let member: Visitor;
let newcomer: Visitor;
let room: RoomView;
let invitation: string;

beforeAll(async () => {
  browser = await launchBrowser();
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  room = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  await converse(ada, bo);
  const path = `/rooms/${room.id}/invitations`;
  const { body } = await ada.api.call<{ invitations: InvitationView[] }>("GET", path);
  invitation = `/join/${body.invitations[0]?.code}`;
  member = await logIn(sharedServer(), ada);
  newcomer = await logIn(sharedServer(), cleo);
});

afterAll(() => browser.close());

async function converse(...speakers: Person[]) {
  for (let turn = 0; turn < 8; turn++) {
    const speaker = speakers[Math.floor(turn / 2) % speakers.length];
    const message = { clientId: `turn-${turn}`, body: `Line ${turn}, see https://example.org` };
    await speaker?.api.call("POST", `/rooms/${room.id}/messages`, message);
  }
}

const looks = Object.keys(sizes).flatMap((size) =>
  (["light", "dark"] as const).map((scheme) => [size as keyof typeof sizes, scheme] as const),
);

/** The findings of each address, named by it: an empty record is what is wanted. */
async function findingsOf(page: Page, paths: string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const findings = await seriousFindings(page);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    if (sideways) findings.push("scrolls sideways");
    if (findings.length > 0) found[path] = findings;
  }
  return found;
}

describe.each(looks)("%s, %s", (size, colorScheme) => {
  const open = (as?: Visitor) => {
    const expected = [/404/];
    return openWindow(browser, sharedServer(), { size, colorScheme, as, expected });
  };

  test("signed out", async () => {
    const { page, problems } = await open();
    const paths = ["/", "/signup", "/login", invitation, "/join/unknown", "/nowhere"];
    expect(await findingsOf(page, paths)).toEqual({});
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("signed in without a room", async () => {
    const { page, problems } = await open(newcomer);
    const paths = ["/rooms", "/rooms/new", "/rooms/browse", invitation];
    expect(await findingsOf(page, paths)).toEqual({});
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("in a room", async () => {
    const { page, problems } = await open(member);
    const here = `/rooms/${room.id}`;
    expect(await findingsOf(page, [here, `${here}/settings`, "/rooms/nowhere"])).toEqual({});
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
