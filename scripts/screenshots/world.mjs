import { signUp, verificationOf, verify } from "./visits.mjs";

/** The first account of a Hearth, with the pictures of that. */
export async function firstPerson({ open, take }) {
  const mira = await open("desktop");
  await mira.goto("/signup");
  await mira.getByRole("heading", { name: "Light the hearth" }).waitFor();
  await take(mira, "first-start-desktop");
  await signUp(mira, "Mira Rahman");
  await mira.goto(await verificationOf("Mira Rahman"));
  await take(mira, "verify-desktop");
  await take(await open("phone", mira), "verify-phone", mira.url());
  await verify(mira, "Mira Rahman");
  return mira;
}

/** Everybody else, by first name; what a stranger sees is taken on the way. */
export async function otherPeople({ open, take }) {
  const others = {};
  for (const name of ["Ada Okafor", "Jonas Weber", "Bo Lindqvist", "Cy Tan", "Nusrat Akter"]) {
    const page = await open("desktop");
    await page.goto("/signup");
    if (name === "Ada Okafor") await take(page, "welcome-desktop", "/");
    if (name === "Bo Lindqvist") await take(page, "signup-desktop", "/signup");
    await signUp(page, name);
    await verify(page, name);
    others[name.split(" ")[0].toLowerCase()] = page;
  }
  return others;
}

/** Rooms with people in them who have said something. */
export async function furnish({ call }, { mira, ada, jonas, bo, cy, nusrat }) {
  const make = async (page, name, topic, memberLimit) =>
    (await call(page, "POST", "/rooms", { name, topic, memberLimit, kind: "open" })).id;
  const enter = (page, roomId) => call(page, "POST", `/rooms/${roomId}/join`);
  const say = (page, roomId, body, more) =>
    call(page, "POST", `/rooms/${roomId}/messages`, {
      clientId: crypto.randomUUID(),
      ...{ body, ...more },
    });

  const rooms = {
    algebra: await make(bo, "Algebra 2", "Quadratics until the holidays", 28),
    books: await make(cy, "Book club", "No spoilers past chapter nine", 8),
    kitchen: await make(ada, "Kitchen", "Sunday suppers, and whose turn it is to cook", 12),
    trip: await make(mira, "Trip to Cox’s Bazar", "Four days by the sea", 6),
    chess: await make(bo, "Chess table", "Two boards, one clock", 2),
    garden: await make(nusrat, "Garden", "Beans, peas, and who waters on Friday", 10),
  };
  const { algebra, books, kitchen, trip } = rooms;
  for (const page of [mira, jonas, bo, cy, nusrat]) await enter(page, kitchen);
  for (const room of [algebra, books]) await enter(mira, room);
  await enter(cy, rooms.chess);

  await say(ada, kitchen, "Supper is on Sunday at six. I can host again, the big table is free.");
  await say(
    ada,
    kitchen,
    "Who brings what? I have:\n\n- rice\n- onions\n- a great deal of **mint**",
  );
  await say(mira, kitchen, "I will bring lentils and lemons. Ma has sent a new recipe.");
  const soup = await say(mira, kitchen, "So: red lentil soup, for nine.");
  const scaled = "Scaled from four people to nine, so nobody does fractions while hungry:";
  await say(cy, kitchen, `${scaled} https://example.org/soup`, { replyToId: soup.id });
  const bread = await say(
    jonas,
    kitchen,
    "Ich bringe Brot und zwei Stühle mit. @Mira Rahman, hast du einen großen Topf?",
  );
  await say(ada, kitchen, "There is mine. It holds eleven litres.", { replyToId: bread.id });
  await say(mira, kitchen, "Perfect. I will pick it up on Saturday with Cy.");
  await say(bo, kitchen, "The long ladle is with me. I will bring it, and the blue bowls.");
  for (const page of [ada, jonas, bo]) {
    await call(page, "PUT", `/messages/${soup.id}/reactions/${encodeURIComponent("🍋")}`);
  }
  await call(mira, "PUT", `/messages/${bread.id}/reactions/${encodeURIComponent("👍")}`);
  for (const page of [ada, jonas, bo, cy]) await page.goto("/rooms");
  await say(mira, trip, "The night bus leaves at ten. Who takes the window?");
  return { ...rooms, say };
}
