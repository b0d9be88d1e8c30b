/** A room on screen, light and dark, and what can be done to a message. */
export async function chat(
  { open, take, both },
  { mira, bo, cy },
  { kitchen, algebra, books, say },
) {
  await mira.goto(`/rooms/${kitchen}`);
  await mira.getByRole("log").getByText("The long ladle").waitFor();
  await say(bo, algebra, "Mira, did you get 4 or −4?");
  await say(cy, books, "Chapter nine by Thursday, then we talk.");
  await mira.getByRole("link", { name: /^Book club, \d+ unread/ }).waitFor();
  const composer = mira.getByRole("textbox", { name: "Message Kitchen" });
  await composer.fill("And dessert?");
  await inBothThemes(mira, "chat-desktop", take);
  await composer.fill("");

  const pocket = await open("phone", mira);
  await pocket.goto(`/rooms/${kitchen}`, { waitUntil: "networkidle" });
  await inBothThemes(pocket, "chat-phone", take);
  await pocket.getByRole("button", { name: /^Rooms/ }).click();
  await take(pocket, "drawer-phone");

  const openMenu = async (page) => {
    const line = page.getByRole("article").filter({ hasText: "So: red lentil soup" }).first();
    await line.getByRole("button", { name: "Message actions" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem").first().waitFor();
  };
  const askToDelete = async (page) => {
    await openMenu(page);
    await page.getByRole("menuitem", { name: "Delete message" }).focus();
    await page.keyboard.press("Enter");
  };
  await both("undo", mira, async (page) => {
    await page.goto(`/rooms/${kitchen}`, { waitUntil: "networkidle" });
    await askToDelete(page);
    await page.getByRole("button", { name: "Undo" }).waitFor();
  });
  await both("delete-message", mira, async (page) => {
    // Words of more than a minute ago are asked about.
    await page.clock.install({ time: Date.now() + 10 * 60_000 });
    await page.goto(`/rooms/${kitchen}`, { waitUntil: "networkidle" });
    await askToDelete(page);
    await page.getByRole("dialog").waitFor();
  });
  await both("message-menu", mira, async (page) => {
    await page.goto(`/rooms/${kitchen}`, { waitUntil: "networkidle" });
    await openMenu(page);
  });
  await both("emoji", mira, async (page) => {
    await page.goto(`/rooms/${kitchen}`, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Emoji", exact: true }).click();
    await page.getByRole("gridcell").first().waitFor();
  });
}

async function inBothThemes(page, name, take) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await take(page, `${name}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Making, finding, joining and looking after rooms. */
export async function rooms(visits, people, { kitchen, chess, garden }) {
  const { take, both, call, open } = visits;
  const { mira, ada, bo, jonas, nusrat, cy } = people;
  await both("new-room", mira, async (page) => {
    await page.goto("/rooms/new");
    await page.getByLabel("Room name").fill("Allotment");
  });
  await take(mira, "not-found-desktop", "/rooms/nowhere");
  await both("browse", nusrat, (page) => page.goto("/rooms/browse", { waitUntil: "networkidle" }));
  await both("room-details", mira, (page) =>
    page.goto(`/rooms/${kitchen}/settings`, { waitUntil: "networkidle" }),
  );
  await both("room-search", mira, async (page, device) => {
    await page.goto(`/rooms/${kitchen}`, { waitUntil: "networkidle" });
    if (device === "phone") await page.getByRole("button", { name: /^Rooms/ }).click();
    await page.getByRole("searchbox", { name: "Search rooms" }).fill("attic");
    await page.getByText("Browse open rooms").waitFor();
  });
  await both("search", mira, async (page) => {
    await page.goto("/search?q=soup", { waitUntil: "networkidle" });
  });
  await both("switcher", mira, async (page) => {
    await page.goto(`/rooms/${kitchen}`, { waitUntil: "networkidle" });
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Room or person" }).fill("n");
    await page.getByRole("option", { name: /Nusrat/ }).waitFor();
  });

  const { code } = await call(ada, "POST", `/rooms/${kitchen}/invitations`);
  await call(ada, "POST", `/rooms/${kitchen}/invitations`, { uses: 25, expiresInDays: 7 });
  for (const device of ["desktop", "phone"]) {
    await take(await open(device), `join-${device}`, `/join/${code}`);
  }
  await call(ada, "POST", `/rooms/${kitchen}/short-code`);
  const settings = `/rooms/${kitchen}/settings`;
  await both("invitations", ada, async (page) => {
    await page.goto(settings, { waitUntil: "networkidle" });
    const links = page.getByRole("list", { name: "Invitation links" });
    await links.evaluate((part) => part.scrollIntoView());
  });
  await both("short-code", ada, async (page) => {
    await page.goto(settings, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: /^Show .* big$/ }).click();
    await page.getByRole("dialog").waitFor();
  });
  await both("invitation-qr", ada, async (page) => {
    await page.goto(settings, { waitUntil: "networkidle" });
    const links = page.getByRole("list", { name: "Invitation links" });
    await links.getByRole("button", { name: "QR code" }).first().click();
    await page.waitForLoadState("networkidle");
  });
  const banned = await idOf(call, nusrat);
  await call(nusrat, "PUT", `/rooms/${kitchen}/own-name`, { name: "Soup on Sundays" });
  await both("own-name", nusrat, async (page) => {
    await page.goto(settings, { waitUntil: "networkidle" });
    await page.getByLabel("My own name for it").evaluate((field) => {
      field.scrollIntoView({ block: "center" });
    });
  });
  await call(ada, "PUT", `/rooms/${kitchen}/bans/${banned}`, {});
  await both("members", ada, async (page) => {
    await page.goto(`${settings}#members`, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Options for Cy Tan" }).waitFor();
  });
  await both("bans", ada, async (page) => {
    await page.goto(`${settings}#members`, { waitUntil: "networkidle" });
    const list = page.getByRole("list", { name: "Banned" });
    await list.evaluate((part) => part.scrollIntoView({ block: "center" }));
  });

  await jonas.goto(`/join/${(await call(bo, "POST", `/rooms/${chess}/invitations`)).code}`);
  await jonas.getByRole("button", { name: "Join the waitlist" }).click();
  await jonas.getByRole("button", { name: "Leave the waitlist" }).waitFor();
  await both("waitlist", jonas, (page) => page.goto(jonas.url(), { waitUntil: "networkidle" }));
  await both("waitlist-owner", bo, async (page) => {
    await page.goto(`/rooms/${chess}/settings`, { waitUntil: "networkidle" });
    await page.getByRole("region", { name: "Waitlist" }).evaluate((part) => part.scrollIntoView());
  });
  await call(cy, "POST", `/rooms/${garden}/join`);
}

const idOf = async (call, page) => (await call(page, "GET", "/me")).id;
