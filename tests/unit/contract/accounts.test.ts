import * as z from "zod";
import { firstStartForm, logInForm, ownPath, signUpForm } from "@/lib/contract/accounts";

const mira = {
  email: " Mira@Example.ORG ",
  firstName: " Mira ",
  lastName: "Rahman",
  password: "eleven litres",
  repeatPassword: "eleven litres",
};

const errorsOf = (schema: z.ZodType, input: unknown) => {
  const parsed = schema.safeParse(input);
  return parsed.success ? {} : z.flattenError(parsed.error).fieldErrors;
};

test("an account is read trimmed, its e-mail in lower case", () => {
  expect(signUpForm.parse(mira)).toMatchObject({
    email: "mira@example.org",
    firstName: "Mira",
    lastName: "Rahman",
  });
});

test.each([
  ["email", "mira"],
  ["email", `${"m".repeat(250)}@example.org`],
  ["email", 7],
  ["firstName", "M"],
  ["firstName", "M".repeat(61)],
  ["firstName", "Mi\u202era"],
  ["lastName", "Ra\u0000hman"],
  ["lastName", "\ud83d alone"],
  ["lastName", `e${"\u0301".repeat(10_000)}`],
  ["password", "seven77"],
  ["password", "p".repeat(201)],
  ["repeatPassword", "eleven liters"],
  ["repeatPassword", undefined],
])("%s refuses %j, and only that field", (field, value) => {
  const input = { ...mira, [field]: value };
  if (field === "password") input.repeatPassword = String(value);
  expect(Object.keys(errorsOf(signUpForm, input))).toEqual([field]);
});

test("a short password and a wrong repetition are both told at once", () => {
  const fields = errorsOf(signUpForm, { ...mira, password: "short", repeatPassword: "other" });
  expect(Object.keys(fields).sort()).toEqual(["password", "repeatPassword"]);
});

test("the first start also names the installation", () => {
  expect(errorsOf(firstStartForm, { ...mira, hearthName: "  " })).toHaveProperty("hearthName");
  expect(firstStartForm.parse({ ...mira, hearthName: " Class 7b " }).hearthName).toBe("Class 7b");
});

test("log-in wants both fields and judges neither", () => {
  expect(Object.keys(errorsOf(logInForm, { email: "", password: "" }))).toHaveLength(2);
  expect(logInForm.safeParse({ email: "no address", password: "x" }).success).toBe(true);
});

test.each(["/rooms", "/join/abc", "/rooms/1?tab=members#x", "/"])("%s is an own path", (path) => {
  expect(ownPath(path)).toBe(path);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "rooms",
  "",
  "/\t/evil.example",
  "/a\\b",
  "javascript:alert(1)",
  null,
  ["/rooms"],
])("%j is not", (path) => {
  expect(ownPath(path)).toBeNull();
});
