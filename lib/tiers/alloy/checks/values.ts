import type { Release } from '../../../charts/release';
import { defineCheck } from '../../../findings/check';
import { valueAt } from '../../../kubernetes/json';
import { changedValues, type FixedValue, fixedNames, fullName } from '../../fixed-values';

const RENAMED = 'roles, policies, scrape objects and alerts look for the old name, and Alloy may read nothing';

/** Holds for both releases. */
const FIXED: readonly FixedValue[] = [
  ...fixedNames(RENAMED),
  { path: ['serviceAccount', 'name'], resulting: fullName, consequence: RENAMED },
  {
    path: ['alloy', 'configMap', 'content'],
    consequence: 'labels, mounts and roles may not fit what is read, and no check sees it',
    severity: 'warning',
  },
  ...['create', 'name'].map(
    (key): FixedValue => ({
      path: ['alloy', 'configMap', key],
      ...(key === 'create' && { value: true }),
      consequence: 'Alloy reads what nobody here writes, and no check sees it',
      severity: 'warning',
    }),
  ),
  {
    path: ['alloy', 'listenPort'],
    value: 12345,
    consequence: 'policies and scrape objects name the old port, and nobody sees the metrics',
  },
];

const FIXED_NODES: readonly FixedValue[] = [
  ...FIXED,
  {
    path: ['alloy', 'clustering', 'enabled'],
    value: false,
    consequence:
      'pods share out their targets although each sees only its own node, and most containers are read by nobody',
  },
  {
    path: ['controller', 'type'],
    value: 'daemonset',
    consequence: 'most nodes have no collector, and their logs are not read',
  },
];

const MANY = 'pods that are no cluster each send every event, and all of them are stored that often';

/** A number of pods that the model does not know is also one that no policy and no alert knows. */
function fixedEvents({ own }: Release): readonly FixedValue[] {
  const isCluster = valueAt(own, 'alloy', 'clustering', 'enabled') === true;
  const instead = 'write how many there shall be as collector.alloy.events.replicas';
  return [
    ...FIXED,
    {
      path: ['controller', 'type'],
      value: 'statefulset',
      consequence: 'a rollout starts pods before the old ones are gone, and both send every event',
    },
    { path: ['controller', 'replicas'], consequence: MANY, instead },
    { path: ['controller', 'autoscaling', 'enabled'], value: false, consequence: MANY, instead },
    { path: ['controller', 'autoscaling', 'horizontal', 'enabled'], value: false, consequence: MANY, instead },
    {
      path: ['alloy', 'clustering', 'enabled'],
      value: isCluster,
      consequence: isCluster ? MANY : 'a headless Service is made that nothing uses',
    },
  ];
}

/** With everything merged, nothing takes away what the rest of the stack builds on. */
export const fixedValues = defineCheck<{ readonly release: Release }>()({
  id: 'alloy/fixed-value',
  severity: 'error',
  milder: 'people may know better, as with an own configuration or own mounts',
  since: '0.1.0',
  finds: 'the Helm values of Alloy override what the rest of the stack builds on',
  happens: 'roles, policies, scrape objects or labels no longer fit what runs, as the finding tells',
  remedy: 'delete the line, or use the key of the environment file that the finding names',
  needs: ['release'],
  find: ({ release }) => changedValues(release.name === 'alloy-events' ? fixedEvents(release) : FIXED_NODES, release),
});
