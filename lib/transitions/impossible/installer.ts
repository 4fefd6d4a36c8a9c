import { grouped } from '../../collections/grouped';
import { describeObject } from '../../references/kube-object';
import type { Effect, Step } from '../effect';
import { type Engine, engineOf } from '../engine';
import { describeRelease, handedOver } from '../leaving';
import type { Change, Kept } from '../pair';
import type { SideRelease } from '../side';
import type { Transition } from '../transition';

/** Who installs releases. */
export const installer: Transition = {
  kind: 'impossible/installer',
  neverStops: true,
  finds: 'another object, or another engine, asks for a release of the same name',
  happens:
    'as the old object goes, its engine uninstalls the release that the new one has taken over: pods go, and may stay away until the next try',
  sources: [
    'fluxcd/helm-controller@v1.6.3:internal/controller/helmrelease_controller.go (reconcileDelete)',
    'k3s-io/helm-controller@v0.17.7:pkg/controllers/chart/chart.go (OnRemove, shouldManage)',
  ],
  find: (change) => {
    const causes = grouped(handedOver(change), ({ base, head }) => `${homeOf(base)}\n${homeOf(head)}`);
    return [...causes.values()].flatMap((pairs) => installerEffect(pairs, change));
  },
};

/** Releases have one cause if the same kind of object asks for them in the same namespace. */
function homeOf({ delivered: { object } }: SideRelease): string {
  return `${object.kind}s in ${object.namespace ?? ''}`;
}

/** Where only the objects are called otherwise, their names tell who asks. */
function askersOf(pairs: readonly Kept<SideRelease>[]): readonly [from: string, to: string] {
  const [from = '', to = ''] = (['base', 'head'] as const).map((side) => {
    const homes = new Set(pairs.map((pair) => homeOf(pair[side])));
    return [...homes].join(', ');
  });
  if (from !== to) return [from, to];
  const named = (side: 'base' | 'head') => pairs.map((pair) => describeObject(pair[side].delivered.object)).join(', ');
  return [named('base'), named('head')];
}

function installerEffect(pairs: readonly Kept<SideRelease>[], { base: before }: Change): readonly Effect[] {
  const [first] = pairs;
  if (first === undefined) return [];
  const [from, to] = askersOf(pairs);
  const names = pairs.map(({ head }) => `\`${head.delivered.name}\``).join(' and ');
  const engine = engineOf(before, { release: first.base, file: first.base.delivered.object.origin });
  return [
    {
      kind: 'impossible/installer',
      verdict: 'careful',
      what: `the objects that ask for ${names} are ${to}, which was ${from}`,
      happens:
        'as the old objects go, their engine uninstalls the releases, whoever else has them by then: pods go and come anew, and claims stay',
      subject: pairs.map(({ head }) => describeRelease(head)).join(', '),
      file: first.head.delivered.object.origin,
      from,
      to,
      steps: {
        before: [
          letGo(
            pairs.map(({ base }) => base),
            engine,
          ),
        ],
      },
    },
  ];
}

/** The old objects go, and what they have installed stays. */
function letGo(releases: readonly SideRelease[], engine: Engine): Step {
  const lines = releases.map(({ delivered: { object } }) => command(engine, object.name, object.namespace ?? ''));
  return { text: TEXTS[engine], command: lines.join('\n') };
}

const TEXTS: Readonly<Record<Engine, string>> = {
  flux: 'Suspend the HelmReleases: Flux uninstalls none that is suspended when it goes.',
  argocd: 'Have Argo CD leave the objects alone when an Application goes.',
  'helm-controller': 'Have the helm-controller leave the releases alone: it uninstalls none that it does not manage.',
  hands: 'Leave the objects alone.',
};

function command(engine: Engine, name: string, namespace: string): string {
  if (engine === 'flux') return `flux suspend helmrelease ${name} --namespace ${namespace}`;
  return engine === 'argocd'
    ? `kubectl -n ${namespace} patch application ${name} --type merge -p '{"metadata":{"finalizers":null}}'`
    : `kubectl -n ${namespace} annotate helmchart ${name} helmcharts.helm.cattle.io/unmanaged=true`;
}
