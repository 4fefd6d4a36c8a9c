import type { Transition } from '../transition';
import { podsRestart } from './pods';
import { reloads } from './reload';

/** Which pods are replaced, and which programs read a configuration anew. */
export const RESTARTS: readonly Transition[] = [podsRestart, reloads];
