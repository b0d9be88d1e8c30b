import type { CDPSession, Page } from "playwright-core";

/** A passkey's place in this window: a screen lock that always opens, as far as the page can tell. */
export type VirtualAuthenticator = {
  /** Whether the finger is the right one. */
  verifies(isRight: boolean): Promise<void>;
};

/** Gives a window an authenticator of its own (Chromium only). */
export async function addAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async verifies(isUserVerified) {
      await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
    },
  };
}
