import type { Environment } from '../environment/environment';
import { type Json, type JsonObject, valueAt } from '../kubernetes/json';
import { type EnvironmentPath, error, type Finding, warning } from './finding';

/** A value of the chart that the rest of the stack builds on. */
interface FixedValue {
  readonly path: readonly string[];

  /** What it must stay, if it is given at all. @default - it must not be given */
  readonly value?: Json;

  /** What happens otherwise. */
  readonly consequence: string;

  /** How bad that is. @default - error */
  readonly report?: typeof error;
}

const RENAMED = 'roles, policies, scrape objects and alerts look for the old name, and Alloy may read nothing';

/** Holds for both releases. */
const FIXED: readonly FixedValue[] = [
  { path: ['nameOverride'], consequence: RENAMED },
  { path: ['fullnameOverride'], consequence: RENAMED },
  { path: ['namespaceOverride'], consequence: RENAMED },
  { path: ['serviceAccount', 'name'], consequence: RENAMED },
  {
    path: ['alloy', 'configMap', 'content'],
    consequence: 'labels, mounts and roles may not fit what is read, and no check sees it',
    report: warning,
  },
  {
    path: ['alloy', 'clustering', 'enabled'],
    value: false,
    consequence:
      'pods share out their targets although each sees only its own node, and most containers are read by nobody',
  },
];

const FIXED_NODES: readonly FixedValue[] = [
  ...FIXED,
  {
    path: ['controller', 'type'],
    value: 'daemonset',
    consequence: 'most nodes have no collector, and their logs are not read',
  },
];

const MANY = 'each pod sends every event, and all of them are stored that often';

const FIXED_EVENTS: readonly FixedValue[] = [
  ...FIXED,
  {
    path: ['controller', 'type'],
    value: 'statefulset',
    consequence: 'a rollout runs two pods at once, and both send every event',
  },
  { path: ['controller', 'replicas'], value: 1, consequence: MANY },
  { path: ['controller', 'autoscaling', 'enabled'], value: false, consequence: MANY },
  { path: ['controller', 'autoscaling', 'horizontal', 'enabled'], value: false, consequence: MANY },
];

/** No override of the chart's values takes away what the rest of the stack builds on. */
export function alloyValues({ collector }: Pick<Environment, 'collector'>): readonly Finding[] {
  if (!collector.alloy) return [];
  const { values, events } = collector.alloy;
  return [
    ...FIXED_NODES.flatMap((fixed) => changed(fixed, values, ['collector', 'alloy', 'values'])),
    ...FIXED_EVENTS.flatMap((fixed) => changed(fixed, events.values, ['collector', 'alloy', 'events', 'values'])),
  ];
}

function changed(
  { path, value, consequence, report = error }: FixedValue,
  values: JsonObject,
  base: EnvironmentPath,
): readonly Finding[] {
  const given = valueAt(values, ...path);
  if (given === undefined || given === value) return [];
  return [
    report('alloy/fixed-value', [...base, ...path], {
      problem: `${path.join('.')} must ${value === undefined ? 'not be overridden' : `stay ${JSON.stringify(value)}`}`,
      consequence,
      fix: 'delete the line',
    }),
  ];
}
