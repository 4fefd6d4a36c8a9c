import type { Transition } from '../transition';
import { claim } from './claim';
import { claimTemplates } from './claim-templates';
import { destination } from './destination';
import { engine } from './engine';
import { fixedField } from './fixed-field';
import { immutableData } from './immutable-data';
import { installer } from './installer';
import { job } from './job';
import { leftNamespace } from './left-namespace';
import { owner } from './owner';
import { release } from './release';
import { serviceAddress } from './service-address';
import { source } from './source';
import { strategy } from './strategy';
import { twice } from './twice';

/** What can not be applied, or not as it is. */
export const IMPOSSIBLE: readonly Transition[] = [
  claimTemplates,
  fixedField,
  strategy,
  job,
  serviceAddress,
  claim,
  immutableData,
  release,
  installer,
  leftNamespace,
  destination,
  owner,
  twice,
  engine,
  source,
];
