/** As often as it takes for one quiet moment, on a machine where others are busy. */
const MOST_ROUNDS = 12;

/**
 * How much longer four times as many items take: 4 if each takes as long as before, 16 if each is held against all. The
 * least of each counts, measured in turn until it looks linear, or for as long as it does not.
 */
export function growth(work: (count: number) => void, count: number): number {
  work(count); // what is compiled on the way is not counted
  let [few, many] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < MOST_ROUNDS && (round < 3 || many / few >= LINEAR); round++) {
    few = Math.min(
      few,
      cpuTime(() => work(count)),
    );
    many = Math.min(
      many,
      cpuTime(() => work(count * 4)),
    );
  }
  return many / few;
}

/** Milliseconds of this process alone: others may be busy. */
function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(user + system, 1) / 1000;
}

/** Between the two: far from what noise does, and from what a search for each item does. */
export const LINEAR = 9;
