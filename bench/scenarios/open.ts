import { logIn, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer } from "@/tests/support/server";
import type { Row } from "../bench";
import { startGenerator } from "../load/start-generator";
import { stayOnServerCore } from "../machine";

const messages = 200;
const times = 200;

/** Milliseconds until a room's page, with its newest 50 messages as HTML, has come whole. */
export async function open(): Promise<Row[]> {
  stayOnServerCore();
  const server = await startServer();
  const { ada } = await peopleAt(server, "ada");
  const room = await makeRoom(ada);
  for (let n = 1; n <= messages; n++) {
    const message = { clientId: `open-${n}`, body: `Message number ${n}.` };
    await ada.api.call("POST", `/rooms/${room.id}/messages`, message);
  }
  const visitor = await logIn(server, ada);
  const headers = { cookie: visitor.cookies.header() };
  const generator = startGenerator();
  const [page] = await generator.call("fetchTimes", {
    url: server.url,
    paths: [{ path: `/rooms/${room.id}`, holds: `Message number ${messages}.`, headers }],
    times,
  });
  await generator.stop();
  await server.stop();
  if (!page) throw new Error("one path was asked for");
  const figure = `${page.p50.toFixed(1)} ms p50 | ${page.p99.toFixed(1)} ms p99`;
  return [{ what: "a room's page, complete", figure }];
}
