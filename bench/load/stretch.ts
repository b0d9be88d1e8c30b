import type { Load } from "./commands";
import type { Crowd } from "./crowd";
import { quantiles } from "./quantiles";

/** Until code is compiled and caches are warm. */
export const warmUpMs = 1_500;

/** Measures one stretch of posting: what completes after the warming up and before the end. */
export class Stretch {
  private readonly times: number[] = [];
  private readonly from = performance.now() + warmUpMs;
  private readonly until: number;
  private readonly usageBefore = process.cpuUsage();
  private readonly startedAt = performance.now();
  private readonly sentBefore: number;

  constructor(
    private readonly crowd: Crowd,
    private readonly seconds: number,
  ) {
    this.sentBefore = crowd.sent;
    this.until = this.from + seconds * 1_000;
  }

  get over(): boolean {
    return performance.now() >= this.until;
  }

  note(ms: number): void {
    const now = performance.now();
    if (now >= this.from && now < this.until) this.times.push(ms);
  }

  /** To be called when it is over; waits for what is under way. */
  async result(): Promise<Load> {
    const { user, system } = process.cpuUsage(this.usageBefore);
    const generatorBusy = (user + system) / 1_000 / (performance.now() - this.startedAt);
    const sent = this.crowd.sent - this.sentBefore;
    const findings = await this.crowd.settle();
    const perSecond = this.times.length / this.seconds;
    return { perSecond, ...quantiles(this.times), sent, findings, generatorBusy };
  }
}
