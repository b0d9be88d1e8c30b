import { setTimeout as delay } from "node:timers/promises";
import type { GatewayServer } from "./io";

const patienceMs = 2_000;
const lookEveryMs = 20;

type Connection = { close(): void };
type Engine = { clients: Record<string, Connection>; clientsCount: number; close(): void };

/**
 * Closes every connection once what was written to it is out. To the clients it is a lost
 * connection, which they re-open by themselves, and not a dismissal, after which they stay away.
 */
export async function closeConnections(io: GatewayServer): Promise<void> {
  const engine = io.engine as unknown as Engine;
  for (const connection of Object.values(engine.clients)) connection.close();
  const deadline = performance.now() + patienceMs;
  while (engine.clientsCount > 0 && performance.now() < deadline) await delay(lookEveryMs);
  engine.close();
}
