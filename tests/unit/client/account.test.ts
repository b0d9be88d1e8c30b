import { watchAccount } from "@/lib/client/account";

/** One browser's storage, shared by its tabs. */
function device() {
  const texts = new Map<string, string>();
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
  };
}

test("the last to claim the browser has it; the other knows, and is told", () => {
  const storage = device();
  const [ada, bo] = [watchAccount("ada", storage), watchAccount("bo", storage)];
  expect([ada.isMine(), bo.isMine()]).toEqual([true, true]);
  ada.claim();
  bo.claim();
  expect([ada.isMine(), bo.isMine()]).toEqual([false, true]);
  const told = { key: "hearth:account", newValue: "bo" };
  expect([ada.isTakenBy(told), bo.isTakenBy(told)]).toEqual([true, false]);
});

test("another key, or a cleared storage, takes nothing", () => {
  const ada = watchAccount("ada", device());
  expect(ada.isTakenBy({ key: "else", newValue: "bo" })).toBe(false);
  expect(ada.isTakenBy({ key: "hearth:account", newValue: null })).toBe(false);
});

test("without storage nothing is guarded, and nothing breaks", () => {
  const ada = watchAccount("ada", null);
  ada.claim();
  expect(ada.isMine()).toBe(true);
});
