// Serves the build: pages, API and sockets in this one process. `npm start` builds first.
import { load, prepareOrExit } from "./launch.mjs";

process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
await prepareOrExit();
load("server");
