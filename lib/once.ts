/**
 * The one instance of something per process. Next's bundles and server.ts load separate copies
 * of every module, so what must exist once lives on `globalThis`, keyed by `Symbol.for`.
 */
export function once<T>(name: string, make: () => T): T {
  const slots = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`hearth.${name}`);
  slots[key] ??= make();
  return slots[key];
}
