import { grouped } from '../../collections/grouped';
import type { Effect, Step, Steps } from '../effect';
import { type Engine, engineOf } from '../engine';
import { describeRelease, keptReleases, leavingReleases } from '../leaving';
import { flushFrom } from '../loki-steps';
import type { Change, Kept } from '../pair';
import { fieldOf } from '../places';
import type { Side, SideRelease } from '../side';
import { keepsLines, type Stateful, statefulsOf } from '../stateful';
import type { Transition } from '../transition';
import { codes } from '../words';

/** What Helm calls a release, and where it keeps it. */
export const release: Transition = {
  kind: 'impossible/release',
  finds: 'a release is renamed, or moves to another namespace',
  happens:
    'Helm can do neither: the release is taken away and installed anew, and the claims of its StatefulSets stay where they are',
  sources: [
    'fluxcd/helm-controller@v1.6.3:internal/action/verify.go (ReleaseTargetChanged)',
    'k3s-io/helm-controller@v0.17.7:pkg/controllers/chart/chart.go (args)',
  ],
  find: (change) => {
    const moved = leavingReleases(change).flatMap(({ base, head }) => (head ? [{ base, head }] : []));
    return [
      ...[...grouped(moved, causeOf).values()].flatMap((pairs) => movedEffect(pairs, change)),
      ...keptReleases(change).flatMap(storageEffect),
    ];
  },
};

/** Releases that move from one namespace to another and keep their names have one cause. */
function causeOf({ base: { delivered: was }, head: { delivered: is } }: Kept<SideRelease>): string {
  return was.name === is.name ? `${was.namespace} ${is.namespace}` : `${was.namespace}/${was.name} ${is.name}`;
}

function movedEffect(pairs: readonly Kept<SideRelease>[], change: Change): readonly Effect[] {
  const [first] = pairs;
  if (first === undefined) return [];
  const left = pairs.flatMap((pair) => leftBehind(pair, change));
  const [from, to] = [namesOf(pairs.map(({ base }) => base)), namesOf(pairs.map(({ head }) => head))];
  const engine = engineOf(change.head, { release: first.base, file: first.base.delivered.object.origin });
  const steps = stepsOf(
    pairs.map(({ base }) => base),
    left,
    engine,
  );
  return [
    {
      kind: 'impossible/release',
      verdict: left.length > 0 ? 'loses' : 'careful',
      what: `${pairs.length > 1 ? 'releases' : 'release'} ${codes(from)} ${pairs.length > 1 ? 'become' : 'becomes'} ${codes(to)}`,
      happens: `${FATES[engine]}${left.length > 0 ? `; ${claimsOf(left)}` : ''}`,
      subject: pairs.map(({ head }) => describeRelease(head)).join(', '),
      file: first.head.delivered.object.origin,
      ...pathOf(change.head, first),
      from: from.join(', '),
      to: to.join(', '),
      ...(steps && { steps }),
    },
  ];
}

function namesOf(releases: readonly SideRelease[]): readonly string[] {
  return releases.map(({ delivered: { namespace, name } }) => `${namespace}/${name}`);
}

/** What becomes of a release that moves, whatever the name of the object is that asks for it. */
const FATES: Readonly<Record<Engine, string>> = {
  flux: 'Flux uninstalls what was and installs what is: all pods of the old release go before others come',
  argocd: 'Argo CD installs the new one, and takes the old one away as far as the AppProject lets it',
  'helm-controller':
    'the controller installs it under the new name and leaves the old one, which goes on running beside it',
  hands: 'the new one is installed, and the old one runs until somebody takes it away',
};

/** StatefulSets of the same name in the same place find their claims again. */
function leftBehind({ base, head }: Kept<SideRelease>, change: Change): readonly Stateful[] {
  const there = new Set(statefulsOf(change.head, head).map(({ name, namespace }) => `${namespace}/${name}`));
  return statefulsOf(change.base, base).filter(
    (stateful) => keepsLines(stateful) && !there.has(`${stateful.namespace}/${stateful.name}`),
  );
}

function claimsOf(left: readonly Stateful[]): string {
  const names = codes(left.map(({ namespace, name }) => `${namespace}/${name}`));
  return `the claims of ${names} stay behind and are read by nobody: what is only on them is out of sight`;
}

function pathOf({ plan }: Side, { base, head }: Kept<SideRelease>): Pick<Effect, 'path'> {
  const isMoved = base.delivered.namespace !== head.delivered.namespace;
  const isLoki = head.delivered.chart === 'loki' && plan?.environment.loki?.namespace === head.delivered.namespace;
  return isLoki && isMoved ? { path: ['loki', 'namespace'] } : {};
}

function stepsOf(releases: readonly SideRelease[], left: readonly Stateful[], engine: Engine): Steps | undefined {
  const before = left.flatMap((stateful) => flushFrom(stateful, 0));
  const uninstall = releases.map(
    ({ delivered }) => `helm uninstall ${delivered.name} --namespace ${delivered.namespace}`,
  );
  const after: readonly Step[] = [
    ...(engine === 'helm-controller'
      ? [{ text: 'Uninstall what is left, once the new pods run: claims stay.', command: uninstall.join('\n') }]
      : []),
    ...(left[0]
      ? [
          {
            text: 'Look at the claims that stay behind, copy from them what is still wanted, and delete them.',
            command: `kubectl -n ${left[0].namespace} get pvc`,
          },
        ]
      : []),
  ];
  if (before.length + after.length === 0) return undefined;
  return { ...(before.length > 0 && { before }), ...(after.length > 0 && { after }) };
}

/** Flux looks for what it has installed in the namespace that it is told now. */
function storageEffect({ base, head }: Kept<SideRelease>): readonly Effect[] {
  const [from = '', to = ''] = [base, head].map(({ delivered: { object } }) =>
    String(fieldOf(object, 'spec', 'storageNamespace') ?? object.namespace),
  );
  if (head.delivered.object.kind !== 'HelmRelease' || from === to) return [];
  return [
    {
      kind: 'impossible/release',
      verdict: 'careful',
      what: `Helm keeps what it knows of \`${head.delivered.name}\` in \`${to}\`, which was \`${from}\``,
      happens:
        'Flux uninstalls the release and installs it anew: all of its pods go before others come, and claims stay',
      subject: describeRelease(head),
      file: head.delivered.object.origin,
      place: ['spec', 'storageNamespace'],
      from,
      to,
    },
  ];
}
