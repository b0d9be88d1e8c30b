/** Every message asks several times: a symbol of a new text costs more than all the rest. */
const keys = new Map<string, symbol>();

/**
 * The one instance of something per process. Next's bundles and server.ts load separate copies
 * of every module, so what must exist once lives on `globalThis`, keyed by `Symbol.for`.
 */
export function once<T>(name: string, make: () => T): T {
  const slots = globalThis as unknown as Record<symbol, T | undefined>;
  const key = keys.get(name) ?? Symbol.for(`hearth.${name}`);
  keys.set(name, key);
  slots[key] ??= make();
  return slots[key];
}
