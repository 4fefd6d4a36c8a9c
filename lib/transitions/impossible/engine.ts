import { grouped } from '../../collections/grouped';
import { valueAt } from '../../kubernetes/json';
import { describeObject, type KubeObject } from '../../references/kube-object';
import type { Effect } from '../effect';
import { type Change, type Kept, keptOf, objectPairs } from '../pair';
import type { Transition } from '../transition';
import { codes } from '../words';
import { ENGINE_SETTINGS, type EngineSetting } from './engine-settings';

/** Whether an engine applies, and how. */
export const engine: Transition = {
  kind: 'impossible/engine',
  neverStops: true,
  finds: 'an object of an engine is suspended, no longer removes what goes, replaces in place of patching, or goes on',
  happens: 'the engine applies nothing any more, or makes anew what it changed before, with its pods',
  sources: [
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources',
    'https://fluxcd.io/flux/components/helm/helmreleases/#upgrade-remediation',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#replace-resource-instead-of-applying-changes',
    'k3s-io/helm-controller@v0.17.7:pkg/controllers/chart/chart.go (setFailurePolicy)',
  ],
  find: (change) => ENGINE_SETTINGS.flatMap((setting) => settingEffects(setting, change)),
};

interface Changed {
  readonly object: KubeObject;
  readonly from: string;
  readonly to: string;
}

function settingEffects(setting: EngineSetting, change: Change): readonly Effect[] {
  const changed = keptOf(objectPairs(change))
    .filter(({ head }) => setting.kinds.includes(head.kind))
    .flatMap((pair) => changedSetting(pair, setting));
  const causes = grouped(changed, ({ object, from, to }) => `${object.kind} ${from} ${to}`);
  return [...causes.values()].flatMap((same) => settingEffect(same, setting));
}

function changedSetting({ base, head }: Kept<KubeObject>, { path, read }: EngineSetting): readonly Changed[] {
  const [from = '', to = ''] = [base, head].map((object) => read(valueAt(object.json, ...path), object));
  return from === to || from === '' || to === '' ? [] : [{ object: head, from, to }];
}

function settingEffect(same: readonly Changed[], { path, means }: EngineSetting): readonly Effect[] {
  const [first] = same;
  if (first === undefined) return [];
  const { object, from, to } = first;
  const names = codes(same.map((each) => each.object.name));
  return [
    {
      kind: 'impossible/engine',
      ...means(to),
      what: `\`${path.slice(1).join('.')}\` of ${object.kind} ${names} is \`${to}\`, which was \`${from}\``,
      subject: same.map((each) => describeObject(each.object)).join(', '),
      file: object.origin,
      ...(valueAt(object.json, ...path) !== undefined && { place: path }),
      from,
      to,
    },
  ];
}
