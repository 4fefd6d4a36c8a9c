import type { Transition } from '../transition';
import { chartVersion } from './chart';
import { images } from './images';

/** Charts and programs in other versions. */
export const VERSIONS: readonly Transition[] = [chartVersion, images];
