import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";

/** The server's core; the generator has another one, so that neither takes the other's time. */
export const serverCore = 0;
export const generatorCore = 1;

const canPin = cpus().length > 1 && works("taskset", ["--version"]);

/** A command that runs on one core; the command itself where cores cannot be chosen. */
export function pinned(core: number, command: string[]): string[] {
  return canPin ? ["taskset", "-c", String(core), ...command] : command;
}

/** Keeps this process, and every server that it starts from now on, on the server's core. */
export function stayOnServerCore(): void {
  if (canPin) execFileSync("taskset", ["-a", "-c", "-p", String(serverCore), String(process.pid)]);
  else console.error("No taskset, or one core: server and generator take each other's time.");
}

/** The process that listens on a port (Linux). */
export function pidOn(port: number): number {
  const listening = execFileSync("ss", ["-ltnpH", `sport = :${port}`], { encoding: "utf8" });
  return Number(/pid=(\d+)/.exec(listening)?.[1]);
}

/** Memory that a process holds, in KiB. */
export function residentKibibytes(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}

/** Seconds of processor time a process has used; NaN where there is no /proc. */
export function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // After the name in brackets: utime and stime are fields 14 and 15, in hundredths.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** The same of a process and of those that it started itself: PostgreSQL has one per connection. */
export function familyCpuSeconds(pid: number): number {
  const listed = execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
  const children = listed.trim().split(/\s+/).map(Number);
  return [pid, ...children].map(cpuSeconds).reduce((sum, seconds) => sum + seconds, 0);
}

function works(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
