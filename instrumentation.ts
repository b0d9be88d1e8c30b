/** Next calls this as its server starts; where there is no server.ts, nobody else prepares. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepare, startWork } = await import("@/lib/prepare");
  await prepare();
  startWork();
}
