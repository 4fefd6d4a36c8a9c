import type { Transition } from '../transition';
import { alerts } from './alerts';
import { canary } from './canary';
import { dashboard } from './dashboard';
import { datasource } from './datasource';
import { logRules } from './log-rules';
import { metrics } from './metrics';
import { scrapes } from './scrapes';
import { selected } from './selected';
import { tuning } from './tuning';

/** What people see and are told of a stack. */
export const WATCHING: readonly Transition[] = [
  alerts,
  tuning,
  logRules,
  scrapes,
  selected,
  metrics,
  datasource,
  dashboard,
  canary,
];
