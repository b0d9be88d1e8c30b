import type { ActionAnswer } from "./action-row";
import type { Cast } from "./actors";
import { type Actor, all, answers } from "./actors";

/** What is done before anybody is signed in; who is, gets no more and no less. */
export type DoorActionRow = {
  path: string;
  fields: (cast: Cast) => Record<string, string>;
  who: Record<Actor, ActionAnswer>;
};

const nobody = answers<ActionAnswer>("refused", {});
/** Nobody either, and whoever is signed in is led on by the page. */
const nobodyHere = answers<ActionAnswer>("let in", all("refused", "anonymous", "deactivated"));
const everybody = answers<ActionAnswer>("done", {});

let signedUp = 0;
const newAccount = () => ({
  email: `table-${signedUp++}@example.org`,
  ...{ firstName: "Lena", lastName: "Novak" },
  ...{ password: "a quiet evening", repeatPassword: "a quiet evening" },
});

/** The doors that open to strangers, by "file action". What opens each has tests of its own. */
export const doorActions: Record<string, DoorActionRow> = {
  "app/(door)/signup/actions.ts signUpAction": {
    path: "/signup",
    fields: newAccount,
    who: everybody,
  },
  "app/(door)/signup/actions.ts firstStartAction": {
    path: "/signup",
    fields: () => ({ hearthName: "Mine", ...newAccount() }),
    who: nobodyHere,
  },
  "app/(door)/login/actions.ts logInAction": {
    path: "/login",
    fields: ({ people: { target } }) => ({ email: target.email, password: "a loud morning" }),
    who: nobodyHere,
  },
  "app/(door)/login/actions.ts passkeyAction": {
    path: "/login",
    fields: () => ({ passkey: "{}" }),
    who: nobodyHere,
  },
  "app/(door)/login/code/actions.ts codeAction": {
    path: "/login/code",
    fields: () => ({ code: "000000" }),
    who: nobodyHere,
  },
  "app/(door)/forgot/actions.ts forgotAction": {
    path: "/forgot",
    fields: ({ people }) => ({ email: people.target.email }),
    who: everybody,
  },
  "app/(door)/reset/[token]/actions.ts resetAction": {
    path: "/reset/wrong",
    fields: ({ people: { target } }) => ({
      ...{ token: "wrong", userId: target.id },
      ...{ password: "a loud morning", repeatPassword: "a loud morning" },
    }),
    who: nobody,
  },
  "app/(door)/verify/[token]/actions.ts verifyAction": {
    path: "/verify/wrong",
    fields: () => ({ token: "wrong" }),
    who: nobody,
  },
  "app/(door)/check-email/actions.ts goOn": {
    path: "/check-email",
    fields: ({ people }) => ({ id: people.target.id }),
    who: nobodyHere,
  },
  "app/(door)/check-email/actions.ts mailAgain": {
    path: "/check-email",
    fields: ({ people }) => ({ email: people.target.email }),
    who: nobodyHere,
  },
};
