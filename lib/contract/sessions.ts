/** A browser somebody is signed in with, as its owner sees it. */
export type SessionView = {
  id: string;
  /** The user agent, as the browser sent it. */
  device: string;
  address: string;
  lastSeenAt: string;
  /** It is the one that asks. */
  isCurrent: boolean;
};
