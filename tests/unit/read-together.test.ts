import { readTogether } from "@/lib/chat/read-together";

/** A reading that is under way until it is told its answer. */
function reading() {
  const asked: ((answer: string) => void)[] = [];
  const read = () => new Promise<string>((resolve) => asked.push(resolve));
  return { asked, read };
}

test("who asks for the same meanwhile gets the same, who asks later asks again", async () => {
  const { asked, read } = reading();
  const both = [readTogether("kitchen 3", read), readTogether("kitchen 3", read)];
  asked[0]?.("soup");
  expect(await Promise.all(both)).toEqual(["soup", "soup"]);
  const later = readTogether("kitchen 3", read);
  asked[1]?.("bread");
  expect(await later).toBe("bread");
});

test("who asks for something else does not wait for it", async () => {
  const { asked, read } = reading();
  void readTogether("kitchen 3", read);
  const other = readTogether("kitchen 4", read);
  asked[1]?.("bread");
  expect(await other).toBe("bread");
  asked[0]?.("soup");
});

test("a reading that fails is not kept", async () => {
  const failing = () => Promise.reject(new Error("locked"));
  await expect(readTogether("garden 1", failing)).rejects.toThrow("locked");
  expect(await readTogether("garden 1", async () => "soup")).toBe("soup");
});
