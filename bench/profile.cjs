// Required into a measured server (BENCH_PROFILE): writes where its processor time went, at its
// end. Node's own --cpu-prof cannot be set by the environment.
const { writeFileSync } = require("node:fs");
const { Session } = require("node:inspector");
const { join } = require("node:path");

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.setSamplingInterval", { interval: 500 });
session.post("Profiler.start");
process.on("exit", () => {
  // Calls back before it returns: the session is in this very thread.
  session.post("Profiler.stop", (error, { profile } = {}) => {
    if (error) return;
    const file = join(process.env.BENCH_PROFILE, `${process.pid}.cpuprofile`);
    writeFileSync(file, JSON.stringify(profile));
  });
});
