import { createDrafts } from "@/lib/client/drafts";
import { textStorage } from "./text-storage";

test("a draft outlives the page, in its room", () => {
  const device = textStorage();
  createDrafts("ada", device).write("kitchen", "half a sen");
  const reloaded = createDrafts("ada", device);
  expect([reloaded.read("kitchen"), reloaded.read("garden")]).toEqual(["half a sen", ""]);
  expect([...reloaded.rooms()]).toEqual(["kitchen"]);
});

test("an emptied draft is forgotten", () => {
  const device = textStorage();
  const drafts = createDrafts("ada", device);
  drafts.write("kitchen", "half");
  drafts.write("kitchen", "");
  expect([drafts.rooms().size, device.texts.size]).toEqual([0, 0]);
});

test("another account on the device does not see it", () => {
  const device = textStorage();
  createDrafts("ada", device).write("kitchen", "secret");
  expect(createDrafts("bo", device).read("kitchen")).toBe("");
});

test("another tab's writing is heard by its storage event", () => {
  const device = textStorage();
  const [one, two] = [createDrafts("ada", device), createDrafts("ada", device)];
  const heard = jest.fn();
  two.subscribe(heard);
  one.write("kitchen", "half");
  two.hear("hearth:draft:ada:kitchen");
  expect([two.read("kitchen"), heard.mock.calls.length]).toEqual(["half", 1]);
  two.hear("somebody:elses:key");
  expect(heard.mock.calls.length).toBe(1);
});

test("the set of rooms is the same one while only the text changes", () => {
  const drafts = createDrafts("ada", textStorage());
  drafts.write("kitchen", "h");
  const rooms = drafts.rooms();
  drafts.write("kitchen", "ha");
  expect(drafts.rooms()).toBe(rooms);
});

test("without storage, or with a full one, a draft lasts as long as the page", () => {
  const full = textStorage();
  full.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  for (const device of [null, full]) {
    const drafts = createDrafts("ada", device);
    drafts.write("kitchen", "half");
    expect(drafts.read("kitchen")).toBe("half");
  }
});
