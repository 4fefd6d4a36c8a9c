import { isTrue, listOf } from '../../../charts/go-template';
import { mergeValues } from '../../../charts/values';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import { withAdded, withChanged, withExtension } from './pipelines';
import { electsAmongAgents, leaderElector, type Preset } from './presets';
import { type CollectorRelease, isPartOn, preset } from './release';

/** Objects of a part of the preset, by their API group; the core has none. */
const PARTS: readonly (readonly [part: string, group: string, ...kinds: string[]])[] = [
  ['core', '', 'namespaces', 'pods', 'nodes', 'services', 'serviceaccounts'],
  ['core', 'apps', 'deployments', 'replicasets', 'daemonsets', 'statefulsets'],
  ['core', 'batch', 'jobs', 'cronjobs'],
  ['rbac', 'rbac.authorization.k8s.io', 'roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'],
  ['storage', 'storage.k8s.io', 'storageclasses'],
  ['storage', '', 'persistentvolumes', 'persistentvolumeclaims'],
  ['networking', 'networking.k8s.io', 'ingresses', 'networkpolicies'],
  ['autoscaling', 'autoscaling', 'horizontalpodautoscalers'],
  ['vpa', 'autoscaling.k8s.io', 'verticalpodautoscalers'],
  ['policy', 'policy', 'poddisruptionbudgets'],
  ['apiExtensions', 'apiextensions.k8s.io', 'customresourcedefinitions'],
];

/** Reads objects of the API server, before those that the configuration reads already. */
export const kubernetesObjects: Preset = (release, config) => {
  const elects = electsAmongAgents(release, 'kubernetesObjects');
  const elector = 'k8s_leader_elector/k8s_objects';
  const before = listOf(valueAt(config, 'receivers', 'k8sobjects', 'objects'));
  const reads: JsonObject = elects ? { k8s_leader_elector: elector } : {};
  const brought: JsonObject = {
    ...(elects && { extensions: leaderElector(release, 'k8s_objects', 'k8s.objects') }),
    receivers: { k8sobjects: reads },
  };
  const merged = withChanged(mergeValues(brought, config), ['receivers', 'k8sobjects', 'objects'], () => [
    ...objects(release),
    ...before,
  ]);
  const extended = elects ? withExtension(merged, elector) : merged;
  return withAdded(extended, ['service', 'pipelines', 'logs', 'receivers'], 'k8sobjects');
};

function objects(release: CollectorRelease): JsonObject[] {
  const watches = isTrue(preset(release, 'kubernetesObjects').watch);
  const modes = watches ? ['pull', 'watch'] : ['pull'];
  const asked = PARTS.filter(([part]) => isAsked(release, part)).flatMap(([, group, ...kinds]) =>
    kinds.flatMap((name) => modes.map((mode): JsonObject => ({ name, mode, ...(group !== '' && { group }) }))),
  );
  const events = { name: 'events', mode: 'watch', group: 'events.k8s.io', exclude_watch_type: ['DELETED'] };
  return isPartOn(release, 'kubernetesObjects', 'events') ? [...asked, events] : asked;
}

function isAsked(release: CollectorRelease, part: string): boolean {
  if (part !== 'vpa') return isPartOn(release, 'kubernetesObjects', part);
  const autoscaling = preset(release, 'kubernetesObjects').autoscaling;
  return isTrue(valueAt(autoscaling, 'enabled')) && isTrue(valueAt(autoscaling, 'vpa', 'enabled'));
}
