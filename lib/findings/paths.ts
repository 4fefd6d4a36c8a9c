type Path = readonly (string | number)[];

/** Whether a path leads to a place or through it. An index is the same as a number and as a text. */
export function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => String(step) === String(path[index]));
}

/** Whether one of two paths leads to or through the other. */
export function isOnTheWay(one: Path, other: Path): boolean {
  return startsWith(one, other) || startsWith(other, one);
}
