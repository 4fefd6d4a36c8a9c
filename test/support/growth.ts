/** How much longer four times as many items take: 4 if each takes as long as before, 16 if each is held against all. */
export function growth(work: (count: number) => void, count: number): number {
  const least = (times: number) => Math.min(...[1, 2, 3].map(() => cpuTime(() => work(count * times))));
  work(count); // what is compiled on the way is not counted
  return least(4) / least(1);
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
