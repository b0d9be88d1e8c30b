// Loaded into a server before all else (node --require): its clock is off by as many milliseconds
// as the file CLOCK_OFFSET says, as after somebody set it. `performance.now()` goes on.
const { readFileSync } = require("node:fs");

const file = process.env.CLOCK_OFFSET;
const RealDate = Date;
let offsetMs = 0;

const read = () => {
  offsetMs = Number(readFileSync(file, "utf8"));
};
read();
setInterval(read, 20).unref();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offsetMs);
    else super(...given);
  }

  static now() {
    return RealDate.now() + offsetMs;
  }
};
