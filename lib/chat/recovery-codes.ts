import { randomInt } from "node:crypto";
import { recoveryAlphabet } from "@/lib/contract/two-step";
import { db, type Tx } from "@/lib/db";
import { digest } from "./ids";

const count = 10;
/** 80 random bits each: a plain digest keeps them, as it does other secrets. */
const groups = 4;
const groupLength = 4;

/** Replaces an account's codes and answers them, such as `4k7m-09xz-h2vt-pq8c`; only digests are kept. */
export async function writeRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: count }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: digest(code.replaceAll("-", "")) })),
  });
  return codes;
}

/** Uses a code up, given without dashes; false where it is none of the account's. */
export async function spendRecoveryCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.deleteMany({ where: { userId, codeHash: digest(code) } });
  return count > 0;
}

export function countRecoveryCodes(userId: string, from: Tx = db()): Promise<number> {
  return from.recoveryCode.count({ where: { userId } });
}

function newCode(): string {
  const group = () => Array.from({ length: groupLength }, newCharacter).join("");
  return Array.from({ length: groups }, group).join("-");
}

function newCharacter(): string {
  return recoveryAlphabet.charAt(randomInt(recoveryAlphabet.length));
}
