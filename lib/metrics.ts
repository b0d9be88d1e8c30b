import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { once } from "@/lib/once";

/** What this process counts about itself, for `GET /metrics`; docs/self-hosting.md names each. */
export const metrics = () => once("metrics", makeMetrics);

function makeMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  return {
    registry,
    posted: counter("hearth_messages_posted_total", "Messages stored and acknowledged"),
    acknowledgement: new Histogram({
      name: "hearth_acknowledgement_seconds",
      help: "From a message's arrival in the write queue to its acknowledgement",
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    batch: new Histogram({
      name: "hearth_commit_messages",
      help: "Messages in one commit",
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
      registers,
    }),
    queued: gauge("hearth_write_queue_messages", "Messages waiting for the next commit"),
    sockets: gauge("hearth_sockets", "Sockets that are connected"),
    slowReaders: counter(
      "hearth_slow_readers_total",
      "Times that a socket was too slow for pushes",
    ),
    catchUps: counter("hearth_catch_ups_total", "Questions for what changed after a cursor"),
    resets: counter("hearth_resets_total", "Catch-ups that had to begin anew"),
    refused: new Counter({
      name: "hearth_refused_total",
      help: "What was refused, by the code of the error",
      labelNames: ["code"],
      registers,
    }),
  };
}
