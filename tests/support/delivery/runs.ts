/** After so many blows the rooms are new: what is compared at the end must not grow for ever. */
const blowsEach = 10;

/** A long series cut into runs, each a row of `test.each`: its name, how many blows it gets. */
export function inRuns(blows: number): [name: string, blows: number][] {
  const runs = Math.ceil(blows / blowsEach);
  return Array.from({ length: runs }, (_, n) => [
    `run ${n + 1} of ${runs}`,
    Math.min(blowsEach, blows - n * blowsEach),
  ]);
}
