import { once } from "@/lib/once";

const underWay = () => once("readings", () => new Map<string, Promise<unknown>>());

/**
 * One reading for all who ask for the same while it is under way: when a server is back, everybody in
 * a room has missed the same. The key says all that the answer depends on; who may have it is asked before.
 */
export function readTogether<T>(key: string, read: () => Promise<T>): Promise<T> {
  const known = underWay().get(key);
  if (known) return known as Promise<T>;
  const reading = read().finally(() => underWay().delete(key));
  underWay().set(key, reading);
  return reading;
}
