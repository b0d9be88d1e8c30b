/** Searching my rooms: by any part of a word, in any script, never beyond what I may read. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { SearchPage } from "@/lib/contract/search";
import type { MessageView } from "@/lib/contract/views";
import { logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { testOfSqlite } from "@/tests/support/test-of";
import { until } from "@/tests/support/timing";

const unique = () => Math.random().toString(36).slice(2);

async function post(person: Person, roomId: string, body: string) {
  const path = `/rooms/${roomId}/messages`;
  const answer = await person.api.call<MessageView>("POST", path, { clientId: unique(), body });
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function search(person: Person, query: Record<string, string>) {
  const path = `/search?${new URLSearchParams(query)}`;
  const { status, body } = await person.api.call<SearchPage>("GET", path);
  expect([path, status]).toEqual([path, 200]);
  return body;
}

const bodies = ({ results }: SearchPage) => results.map(({ message }) => message.body);
const find = async (person: Person, q: string) => bodies(await search(person, { q }));

/** What is written, and what finds it. */
const scripts: [body: string, ...queries: string[]][] = [
  ["রাতের খাবার রান্না হয়েছে", "খাবার", "রান্না", "রান্", "হয়েছে".normalize("NFD")],
  ["今天晚上我们一起做番茄鸡蛋汤", "番茄", "汤", "鸡蛋汤", "一起做"],
  ["ラーメンとカレーライス", "カレー", "ラーメン", "ﾗｰﾒﾝ"],
  ["قرأت الكِتَابَ في المكتبة", "كتاب", "الكتاب", "مكتب"],
  ["Heute gibt es Kartoffelsuppe mit Würstchen", "suppe", "SUPPE", "wurst", "kartoffel*", "gi"],
  ["Crème brûlée in der Straße", "creme brulee", "strasse", "CRÈME", '"brûlée in der"'],
  ["Щи да каша, пища наша", "каша", "ПИЩА", "каш"],
  ["ซุปมะเขือเทศ", "มะเขือ", "ซุป"],
  ["김치찌개 먹자", "김치", "찌개", "김치".normalize("NFD")],
  ["Ωραία σούπα, φίλος", "σουπα", "ΦΊΛΟΣ"],
  ["fête 🎉 at 7", "🎉", "fete", "7"],
  ["see https://example.org/soup?x=1", "has:link", "example.org/soup"],
];

const world = () => people("ada", "bo", "cleo");

test("any part of a word finds it, in any script, and is marked", async () => {
  const { ada } = await world();
  const room = await makeRoom(ada);
  for (const [body] of scripts) await post(ada, room.id, body);
  for (const [body, ...queries] of scripts) {
    for (const q of queries) expect([q, await find(ada, q)]).toEqual([q, [body]]);
  }
  const { results } = await search(ada, { q: "wurst suppe" });
  const [{ snippet = "", marks = [], room: where } = {}] = results;
  expect(marks.map(([from, to]) => snippet.slice(from, to))).toEqual(["suppe", "Würst"]);
  expect(where).toEqual({ id: room.id, name: "Kitchen" });
});

test("words are all wanted; phrases, beginnings and short words stand at words' edges", async () => {
  const { ada } = await world();
  const room = await makeRoom(ada);
  await post(ada, room.id, "red lentil soup for the others");
  await post(ada, room.id, "soup with red lentils");
  expect(await find(ada, "lentil red")).toHaveLength(2);
  expect(await find(ada, '"red lentil"')).toEqual(["red lentil soup for the others"]);
  expect(await find(ada, '"RED  lentil')).toEqual(["red lentil soup for the others"]);
  expect(await find(ada, "ent")).toHaveLength(2);
  expect(await find(ada, "ent*")).toEqual([]);
  expect(await find(ada, "ed")).toEqual([]);
  expect(await find(ada, "wi")).toEqual(["soup with red lentils"]);
  expect(await find(ada, "lentil stew")).toEqual([]);
  await post(ada, room.id, "So it is on");
  await post(ada, room.id, "Is it so?");
  expect(await find(ada, '"so it is"')).toEqual(["So it is on"]);
  expect(await find(ada, '"it is" "is on"')).toEqual(["So it is on"]);
  expect(await find(ada, '"is it"')).toEqual(["Is it so?"]);
  expect(await find(ada, '"o it i"')).toEqual([]);
});

test("operators narrow it down, typed or as parameters", async () => {
  const { ada, bo } = await world();
  const kitchen = await makeRoom(ada, { name: "Küche" }, [bo]);
  const garden = await makeRoom(bo, { name: "Garden" }, [ada]);
  await ada.api.call("PUT", `/rooms/${garden.id}/own-name`, { name: "Potting bench" });
  await post(ada, kitchen.id, "soup of mine");
  await post(bo, kitchen.id, "soup of yours");
  await post(bo, garden.id, "soup in the garden");
  expect(await find(ada, "soup")).toEqual(["soup in the garden", "soup of yours", "soup of mine"]);
  for (const q of ["soup in:kuche", 'soup in:"küc"']) {
    expect([q, await find(ada, q)]).toEqual([q, ["soup of yours", "soup of mine"]]);
  }
  expect(await find(ada, "in:potting")).toEqual(["soup in the garden"]);
  expect(await find(ada, "from:LOVELACE soup")).toEqual(["soup of mine"]);
  expect(await find(ada, 'from:"bo lind" in:garden')).toEqual(["soup in the garden"]);
  expect(bodies(await search(ada, { q: "soup", room: kitchen.id, from: bo.id }))).toEqual([
    "soup of yours",
  ]);
  const [today = "", tomorrow = ""] = [0, 86_400_000].map((ms) =>
    new Date(Date.now() + ms).toISOString().slice(0, 10),
  );
  expect(await find(ada, `soup after:${today} before:${tomorrow}`)).toHaveLength(3);
  expect(await find(ada, `soup before:${today}`)).toEqual([]);
  expect(bodies(await search(ada, { q: "soup", after: tomorrow }))).toEqual([]);
  expect(await find(ada, "soup has:file")).toEqual([]);
  const narrow = await search(ada, { q: "soup", limit: "2" });
  expect(narrow.results).toHaveLength(2);
  const rest = await search(ada, { q: "soup", limit: "2", next: narrow.next ?? "" });
  expect(bodies(rest)).toEqual(["soup of mine"]);
  expect(rest.next).toBeNull();
});

test("only rooms one is in at the moment: not before, not after, not when banned", async () => {
  const { ada, bo, cleo } = await world();
  const room = await makeRoom(ada, {}, [bo]);
  await post(ada, room.id, "a secret recipe");
  expect(await find(bo, "recipe")).toHaveLength(1);
  expect(await find(cleo, "recipe")).toEqual([]);
  for (const path of [`/search?q=recipe&room=${room.id}`, "/search?q=recipe&room=nowhere"]) {
    expect(await cleo.api.call("GET", path)).toMatchObject({ status: 404 });
  }
  expect(await find(cleo, `room${room.id.replaceAll("-", "")} recipe`)).toEqual([]);
  await bo.api.call("POST", `/rooms/${room.id}/leave`);
  expect(await find(bo, "recipe")).toEqual([]);
  await bo.api.call("POST", `/rooms/${room.id}/join`);
  expect(await find(bo, "recipe")).toHaveLength(1);
  const ban = await ada.api.call("PUT", `/rooms/${room.id}/bans/${bo.id}`);
  expect(ban.status).toBe(200);
  expect(await find(bo, "recipe")).toEqual([]);
  await ada.api.call("DELETE", `/rooms/${room.id}`);
  expect(await find(ada, "recipe")).toEqual([]);
});

test("edits and deletions count at once, lines about what happened never", async () => {
  const { ada } = await world();
  const room = await makeRoom(ada);
  const first = await post(ada, room.id, "parsnip");
  await post(ada, room.id, "parsnip again");
  await ada.api.call("PATCH", `/messages/${first.id}`, { body: "turnip" });
  expect(await find(ada, "parsnip")).toEqual(["parsnip again"]);
  expect(await find(ada, "nip")).toEqual(["parsnip again", "turnip"]);
  await ada.api.call("DELETE", `/messages/${first.id}`);
  expect(await find(ada, "turnip")).toEqual([]);
  expect(await find(ada, "lovelace")).toEqual([]);
  expect(await find(ada, "")).toEqual(["parsnip again"]);
});

test("whatever is typed is searched for or refused, never run", async () => {
  const { ada } = await world();
  const room = await makeRoom(ada);
  const odd = `50% off "today" (it's \\ c++) AND <b>NOT</b> NEAR/2 words:x -y ^z *`;
  await post(ada, room.id, odd);
  for (const q of ["50%", "c++", "it's", "AND", "<b>not</b>", "words:x", "-y", "NEAR/2", "\\"]) {
    expect([q, await find(ada, q)]).toEqual([q, [odd]]);
  }
  const strange = [
    '"',
    '""',
    "*",
    "a* OR b",
    "') OR 1=1 --",
    "{words} : x",
    "NOT",
    "%",
    "_",
    "&",
    "!x",
    "':*",
    "from:",
    "in:",
    "before:x",
    'from:"',
    "has:x",
    "\u202e",
  ];
  for (const q of strange) {
    const { status } = await ada.api.call("GET", `/search?q=${encodeURIComponent(q)}`);
    expect([q, status]).toEqual([q, 200]);
  }
  const wrong = [
    "q=%00",
    `q=${"x".repeat(501)}`,
    `q=${"x".repeat(10_000)}`,
    "before=yesterday",
    "after=2026-13-01",
    "limit=0",
    "limit=101",
    "next=x",
    "room=%00",
  ];
  for (const query of wrong) {
    expect([query, (await ada.api.call("GET", `/search?${query}`)).status]).toEqual([query, 422]);
  }
});

test("the page needs no script: it finds, marks as text, links into the room and keeps what was typed", async () => {
  const { ada } = await people("ada");
  const room = await makeRoom(ada);
  const { seq } = await post(ada, room.id, "<img src=x> & <b>dumplings</b>");
  const visitor = await logIn(sharedServer(), ada);
  const html = await (await visitor.fetch("/search?q=dumpling")).text();
  expect(html).toContain("&lt;b&gt;<!-- --><mark>dumpling</mark>".replace("<!-- -->", ""));
  expect(html).not.toContain("<img src=x>");
  expect(html).toContain(`href="/rooms/${room.id}?message=${seq}"`);
  const none = await (await visitor.fetch("/search?q=%3Cscript%3Enothing")).text();
  expect(none).toContain("Nothing found for “&lt;script&gt;nothing”.");
  const long = await (await visitor.fetch(`/search?q=${"y".repeat(600)}`)).text();
  expect(long).toContain("Search for fewer words.");
  expect(long).toContain(`value="${"y".repeat(600)}"`);
});

testOfSqlite("before a message is in the index and after it, the same is found", async () => {
  const { ada, bo } = await people("ada", "bo");
  const [room, other] = [await makeRoom(ada), await makeRoom(ada)];
  const file = new Database(join(sharedServer().dataDir, "hearth.db"), { readonly: true });
  const waiting = file
    .prepare(
      `SELECT count(*) FROM "SearchEntry" WHERE "id" > (SELECT "upTo" FROM "SearchProgress")`,
    )
    .pluck();
  const indexed = () => until(() => waiting.get() === 0, { what: "the index to be complete" });
  const look = async () => ({
    celeriac: await find(ada, "celeriac"),
    part: await find(ada, '"celeriac soup"'),
    link: await find(ada, "celeriac has:link"),
    old: await find(ada, "kohlrabi"),
    here: bodies(await search(ada, { q: "celeriac", room: other.id })),
    hers: await find(bo, "celeriac"),
  });
  const change = async () => {
    const edited = await post(ada, room.id, "kohlrabi");
    const deleted = await post(ada, room.id, "celeriac to be gone");
    await post(ada, other.id, "celeriac https://example.org/soup");
    await ada.api.call("PATCH", `/messages/${edited.id}`, { body: "celeriac soup" });
    await ada.api.call("DELETE", `/messages/${deleted.id}`);
    return edited;
  };
  const once = {
    celeriac: ["celeriac https://example.org/soup", "celeriac soup"],
    part: ["celeriac soup"],
    link: ["celeriac https://example.org/soup"],
    old: [],
    here: ["celeriac https://example.org/soup"],
    hers: [],
  };
  const { id } = await change();
  expect(await look()).toEqual(once);
  await indexed();
  expect(await look()).toEqual(once);
  // Another in the index and one that is not yet, changed alike.
  const later = await post(ada, room.id, "celeriac soup again");
  for (const { body, id: messageId } of [
    { id, body: "leek" },
    { id: later.id, body: "leek too" },
  ]) {
    await ada.api.call("PATCH", `/messages/${messageId}`, { body });
  }
  const left = { ...once, celeriac: once.link, part: [] };
  expect(await look()).toEqual(left);
  expect(await find(ada, "leek")).toEqual(["leek too", "leek"]);
  await indexed();
  expect(await look()).toEqual(left);
  expect(await find(ada, "leek")).toEqual(["leek too", "leek"]);
  file.close();
});

testOfSqlite("not even pieces of deleted words are left in the database's files", async () => {
  const { ada } = await people("ada");
  const room = await makeRoom(ada);
  // No other test writes these letters: their pieces are this message's alone.
  const { id } = await post(ada, room.id, "ꙮꙭꙬꙫ");
  const pieces = ["ꙮꙭꙭ", "ꙭꙭꙫ"].map((piece) => Buffer.from(piece));
  const files = ["hearth.db", "hearth.db-wal"].map((name) => join(sharedServer().dataDir, name));
  const isThere = (piece: Buffer) => files.some((file) => readFileSync(file).includes(piece));
  await until(() => pieces.some(isThere), { what: "the message to be in the index" });
  await ada.api.call("DELETE", `/messages/${id}`);
  await until(() => !pieces.some(isThere), { what: "the pieces to leave the files" });

  const many = Array.from({ length: 30 }, () => post(ada, room.id, "ꙮꙭꙭꙫ and more"));
  await Promise.all(many);
  expect(pieces.some(isThere)).toBe(true);
  await ada.api.call("DELETE", `/rooms/${room.id}`);
  await until(() => !pieces.some(isThere), { what: "the room's pieces to leave the files" });
});
