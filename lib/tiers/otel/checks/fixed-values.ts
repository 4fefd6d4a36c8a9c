import type { Release } from '../../../charts/release';
import { defineCheck } from '../../../findings/check';
import { changedValues, type FixedValue, fixedNames } from '../../fixed-values';

const RENAMED = 'policies, alerts and the other collector look for the old name';

const FIXED: readonly FixedValue[] = [
  ...fixedNames(RENAMED),
  { path: ['mode'], value: 'daemonset', consequence: 'most nodes have no collector, and their logs are not read' },
  {
    path: ['configMap', 'create'],
    value: true,
    consequence: 'the collector reads what nobody here writes, and no check sees it',
    severity: 'warning',
  },
  {
    path: ['configMap', 'existingName'],
    value: '',
    consequence: 'the collector reads what nobody here writes, and no check sees it',
    severity: 'warning',
  },
];

/** With everything merged, a collector runs on every node, under its name. */
export const fixedValues = defineCheck<{ readonly release: Release }>()({
  id: 'otel/fixed-value',
  severity: 'error',
  since: '0.2.0',
  finds: 'values change something that the rest of the stack builds on',
  happens: 'most nodes have no collector, or nobody finds the collectors',
  remedy: 'delete the override',
  needs: ['release'],
  find: ({ release }) => changedValues(FIXED, release),
});
