import { createKeptTrays } from "@/lib/client/kept-trays";
import type { OutgoingFile } from "@/lib/client/outgoing-file";
import { textStorage } from "./text-storage";

const file = (id: string, isUploaded: boolean): OutgoingFile => ({
  ...{ id, name: `${id}.png`, contentType: "image/png", bytes: 3, alt: "", width: 1, height: 1 },
  blob: new Blob(["abc"]),
  attachment: isUploaded
    ? {
        ...{ id: `of-${id}`, name: `${id}.png`, contentType: "image/png", bytes: 3, alt: "" },
        ...{ width: 1, height: 1, url: `/of-${id}`, thumbnailUrl: null },
      }
    : null,
});

test("what is uploaded outlives the page, without its bytes", () => {
  const device = textStorage();
  const files = [file("done", true), file("under-way", false)];
  createKeptTrays("ada", device).write("kitchen", files);
  const reloaded = createKeptTrays("ada", device);
  expect([...reloaded.rooms()]).toEqual(["kitchen"]);
  expect(reloaded.read("kitchen")).toEqual([{ ...file("done", true), blob: null }]);
});

test("an emptied tray leaves nothing on the device, another account's is not seen", () => {
  const device = textStorage();
  const trays = createKeptTrays("ada", device);
  trays.write("kitchen", [file("done", true)]);
  expect(createKeptTrays("bo", device).rooms().size).toBe(0);
  trays.write("kitchen", []);
  expect(device.texts.size).toBe(0);
});

test.each(["{", "null", "{}", '[{"id":"x"}]', "[null]"])("%s is no tray", (text) => {
  const device = textStorage();
  device.setItem("hearth:tray:ada:kitchen", text);
  expect(createKeptTrays("ada", device).read("kitchen")).toEqual([]);
});
