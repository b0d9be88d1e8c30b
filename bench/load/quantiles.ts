/** The value that so large a part of the figures does not exceed; NaN of none. */
export function quantile(figures: number[], part: number): number {
  const sorted = Float64Array.from(figures).sort();
  const last = sorted.length - 1;
  return sorted[Math.min(last, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The middle and the slowest of a hundred. */
export function quantiles(figures: number[]): { p50: number; p99: number } {
  return { p50: quantile(figures, 0.5), p99: quantile(figures, 0.99) };
}
