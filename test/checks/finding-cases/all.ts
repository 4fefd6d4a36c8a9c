import type { Cases } from './case';
import { CHANGES } from './changes';
import { CHECKED } from './checked';
import { CONSTRUCTED } from './constructs';
import { LINKED } from './linked';
import { CHANGED, LOADED } from './loaded';
import { LOCKED } from './locked';
import { COLLECTED, LOGS } from './logs';
import { EXISTING, LOKI } from './loki';
import { BUILT, MESH_CASES } from './stack';

/** Every id of the registry with the smallest input that gives it. */
export const CASES: Cases = {
  ...LOADED,
  ...CHANGED,
  ...LOKI,
  ...EXISTING,
  ...LOGS,
  ...COLLECTED,
  ...MESH_CASES,
  ...BUILT,
  ...LINKED,
  ...LOCKED,
  ...CONSTRUCTED,
  ...CHECKED,
  ...CHANGES,
};
