const patienceMs = 15_000;

/** Ends the output of a run with one line that a machine can read: "N passed, N failed". */
export default class LastLineReporter {
  onRunComplete(_contexts, results) {
    const broken = results.testResults.filter((file) => file.testExecError).length;
    const failed = results.numFailedTests + broken;
    process.on("exit", () => {
      process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`);
    });
    // What a test left running must not keep whoever waits for this run waiting for ever.
    setTimeout(() => process.exit(), patienceMs).unref();
  }
}
