const lists = ["users", "rooms", "memberships", "messages", "invitations", "jobs", "audit"];

/** What a site admin has. */
export async function admin({ both }, { mira }) {
  const goto = (path) => (page) => page.goto(path, { waitUntil: "networkidle" });
  await both("admin", mira, goto("/admin"));
  for (const list of lists) await both(`admin-${list}`, mira, goto(`/admin/${list}`));
  for (const one of ["user", "room"]) {
    await both(`admin-${one}`, mira, async (page) => {
      await page.goto(`/admin/${one}s`);
      const name = one === "user" ? "Bo Lindqvist" : "Kitchen";
      const href = await page.getByRole("link", { name }).first().getAttribute("href");
      await page.goto(href, { waitUntil: "networkidle" });
    });
  }
}
