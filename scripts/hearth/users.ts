import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { createUser } from "@/lib/chat/accounts";
import { type ImportedUser, importUsers } from "@/lib/chat/import-users";
import { type Command, textOf } from "./command";
import { UsageError } from "./usage";

const operator = { kind: "operator" } as const;

export const createUserCommand: Command = {
  usage: "--email EMAIL --first NAME --last NAME --password PASSWORD [--admin] [--verified]",
  async run(flags) {
    const user = await createUser(
      operator,
      {
        email: textOf(flags, "email"),
        firstName: textOf(flags, "first"),
        lastName: textOf(flags, "last"),
        password: textOf(flags, "password"),
      },
      { isAdmin: flags.admin === true, isVerified: flags.verified === true },
    );
    return { json: user, text: `Made the account ${user.email} (${user.id}).` };
  },
};

export const importUsersCommand: Command = {
  usage: 'FILE.csv [--rooms "A,B"] [--tokens OUT.csv]',
  async run(flags, { files, here }) {
    const csv = readText(resolve(here, String(files[0])));
    const tokensFile = flags.tokens ? resolve(here, textOf(flags, "tokens")) : null;
    // Before anyone goes in: tokens that cannot be written down would be lost.
    if (tokensFile) writeTokens(tokensFile, []);
    const roomNames = textOf(flags, "rooms")
      .split(",")
      .flatMap((name) => name.trim() || []);
    const options = { roomNames, tokens: tokensFile !== null };
    const { created, failed } = await importUsers(operator, csv, options);
    if (tokensFile) writeTokens(tokensFile, created);
    return {
      json: { created: created.map(({ token: _, ...user }) => user), failed },
      text: `Made ${created.length} accounts.`,
      problems: failed.map(({ line, message }) => `Line ${line}: ${message}`),
    };
  },
};

function writeTokens(path: string, users: ImportedUser[]): void {
  const lines = users.map(({ email, userId, token }) => `${email},${userId},${token}`);
  const text = ["email,userId,token", ...lines].join("\n");
  attempt(path, "written", () => writeFileSync(path, `${text}\n`, { mode: 0o600 }));
}

function readText(path: string): string {
  return attempt(path, "read", () => readFileSync(path, "utf8"));
}

function attempt<T>(path: string, verb: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new UsageError(`${path} cannot be ${verb} (${(error as NodeJS.ErrnoException).code}).`);
  }
}
