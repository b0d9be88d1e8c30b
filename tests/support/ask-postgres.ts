import { resolve } from "node:path";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { atEnd } from "./at-end";

type Answer = { rows: unknown[]; rowCount: number; error?: string };

const patienceMs = 30_000;
let thread: Worker | undefined;

/**
 * Runs one statement and waits for its answer on the spot, as better-sqlite3 does, so that a test
 * looks into both databases in the same way. The server that it tests is another process.
 */
export function askPostgres(url: string, sql: string, values: readonly unknown[] = []): Answer {
  thread ??= startThread();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  thread.postMessage({ url, sql, values, signal, port: port2 }, [port2]);
  Atomics.wait(signal, 0, 0, patienceMs);
  const answer = receiveMessageOnPort(port1)?.message as Answer | undefined;
  port1.close();
  if (!answer) throw new Error(`PostgreSQL did not answer: ${sql}`);
  if (answer.error) throw new Error(`${answer.error}: ${sql}`);
  return answer;
}

function startThread(): Worker {
  const started = new Worker(resolve("tests/support/postgres-thread.mjs"));
  started.unref();
  atEnd(async () => {
    await started.terminate();
    thread = undefined;
  });
  return started;
}
