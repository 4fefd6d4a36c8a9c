import type { Transition } from '../transition';
import { sums } from './sums';
import { workloadSizes } from './workloads';

/** What pods ask for, may use, and claim. */
export const CAPACITY: readonly Transition[] = [sums, workloadSizes];
