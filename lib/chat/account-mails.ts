import type { Mail } from "@/lib/jobs/jobs";

/** Who deleted an account, and whether logging in brings it back. */
export type DeletionManner = { canUndo: boolean; byAdmin: boolean };

/** The words of each mail about an account; `to` and `link` are its occasion's. */
export const accountMails = {
  verify: (to: string, url: string): Mail => ({
    to,
    subject: "Verify your e-mail",
    paragraphs: [
      "Somebody made an account with this address. If it was you, verify that the address is yours.",
      "The link works for 24 hours. If it was not you, there is nothing to do.",
    ],
    link: { label: "Verify e-mail", url },
  }),
  /** To nobody, where no account has the address: it then takes the same time to ask. */
  reset: (to: string | null, url: string): Mail => ({
    to,
    subject: "Choose a new password",
    paragraphs: [
      "Somebody asked for a new password for the account with this address.",
      "The link works for one hour, once. If it was not you, there is nothing to do: your password stays as it is.",
    ],
    link: { label: "Choose a new password", url },
  }),
  passwordChanged: (to: string, url: string): Mail => ({
    to,
    subject: "Your password was changed",
    paragraphs: [
      "The password of your account was changed, and all other devices were signed out.",
      "If it was not you, choose a new password at once.",
    ],
    link: { label: "Choose a new password", url },
  }),
  confirmChange: (to: string, url: string): Mail => ({
    to,
    subject: "Verify your new e-mail",
    paragraphs: [
      "You asked to use this address for your account. It changes when you verify it.",
      "The link works for 24 hours. If it was not you, there is nothing to do.",
    ],
    link: { label: "Verify e-mail", url },
  }),
  /** To whoever holds an address that somebody else wants to change to. */
  alreadyTaken: (to: string, url: string): Mail => ({
    to,
    subject: "You have an account already",
    paragraphs: [
      "Somebody asked to use this address for another account. It has one already, and nothing was changed.",
      "If it was you, log in with it, or choose a new password if you forgot yours.",
    ],
    link: { label: "Log in", url },
  }),
  accountDeleted: (to: string, { canUndo, byAdmin }: DeletionManner, url: string): Mail => ({
    to,
    subject: "Your account was deleted",
    paragraphs: [
      byAdmin
        ? "An administrator deleted your account. Nobody sees it any more, and you were signed out everywhere."
        : "Your account was deleted as you asked. Nobody sees it any more, and you were signed out everywhere.",
      canUndo
        ? "For seven days logging in brings it back. After that everything of it is removed for good."
        : "It is gone for good: nothing of it can be brought back.",
    ],
    ...(canUndo && { link: { label: "Log in to bring it back", url } }),
  }),
  accountRestored: (to: string, missed: readonly string[]): Mail => ({
    to,
    subject: "Your account is back",
    paragraphs: [
      "Somebody logged in to your deleted account, so it was brought back. If it was not you, choose a new password at once.",
      ...(missed.length > 0
        ? [`These rooms had no seat for you any more: ${missed.join(", ")}.`]
        : []),
    ],
  }),
  emailChanged: (to: string, now: string): Mail => ({
    to,
    subject: "Your e-mail was changed",
    paragraphs: [
      `Your account uses ${now} from now on. Mails no longer come here.`,
      "If it was not you, tell whoever runs this Hearth.",
    ],
  }),
};
