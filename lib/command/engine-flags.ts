import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap of this process grow by a half at most before it is cleared: environments are computed one after another,
 * and what was needed for one is of no use to the next. Otherwise two thirds of the heap are waste after 180 of them; the
 * time is the same. `node --v8-options`, `--heap-growing-percent`
 */
export function keepHeapLean(): void {
  setFlagsFromString('--heap-growing-percent=50');
}

/**
 * Has V8 optimize only what runs for long: most runs are over before an optimized function pays for its making, which
 * takes a third of their processor time. `node --v8-options`, `--interrupt-budget`
 */
export function optimizeLate(): void {
  setFlagsFromString('--interrupt-budget=500000');
}
