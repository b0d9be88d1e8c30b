import sharp from "sharp";

/** Pictures and files in a room, in the room itself and in its details. */
export async function files({ both }, { nusrat }, { garden }) {
  const text = (name, words) => ({
    name,
    mimeType: "text/plain",
    buffer: Buffer.from(words.repeat(400)),
  });
  const rows = [
    [await field("beans.png", "#7a9e4b", "#f4e7c5"), await field("peas.png", "#3f7d58", "#d9e8b0")],
    [await field("gate.png", "#b5793a", "#fff1d0"), text("Who waters when.csv", "Friday,Nusrat\n")],
    [await field("shed.png", "#5b6f8c", "#e8d6c2"), text("Seeds for March.pdf", "Beans, peas. ")],
  ];
  await nusrat.goto(`/rooms/${garden}`, { waitUntil: "networkidle" });
  for (const [index, row] of rows.entries()) {
    await nusrat.locator('input[type="file"]').setInputFiles(row);
    const words = ["The beans are up.", "The gate needs paint.", "The shed, and what is in it."][
      index
    ];
    await nusrat.getByRole("textbox", { name: "Message Garden" }).fill(words);
    await nusrat.keyboard.press("Enter");
    await nusrat.getByRole("list", { name: "Files to send" }).waitFor({ state: "detached" });
  }
  await both("files", nusrat, (page) =>
    page.goto(`/rooms/${garden}`, { waitUntil: "networkidle" }),
  );
  await both("viewer", nusrat, async (page) => {
    await page.goto(`/rooms/${garden}`, { waitUntil: "networkidle" });
    await page.getByRole("link", { name: "Open shed.png" }).click();
    const shown = page.getByRole("dialog", { name: "Pictures" }).locator("img").first();
    await shown.evaluate((picture) => picture.decode());
  });
  await both("room-files", nusrat, async (page) => {
    await page.goto(`/rooms/${garden}/settings`, { waitUntil: "networkidle" });
    await page.getByRole("link", { name: "Files", exact: true }).click();
    const pictures = page.getByRole("region", { name: "Files" }).locator("img");
    await pictures.evaluateAll((all) => Promise.all(all.map((picture) => picture.decode())));
  });
}

/** A picture of a field under a sky, since nobody's photographs belong into the repository. */
async function field(name, ground, sky) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
    <rect width="1200" height="900" fill="${sky}"/><circle cx="900" cy="260" r="120" fill="#fff7e6"/>
    <path d="M0 620 Q400 480 700 600 T1200 560 V900 H0 Z" fill="${ground}"/></svg>`;
  return { name, mimeType: "image/png", buffer: await sharp(Buffer.from(svg)).png().toBuffer() };
}
