import type { Effect, Steps } from '../effect';
import { engineOf } from '../engine';
import { describeRelease, keptReleases, type Leaving, leavingReleases } from '../leaving';
import { flushFrom } from '../loki-steps';
import type { Change } from '../pair';
import { fieldOf } from '../places';
import type { Side, SideRelease } from '../side';
import { keepsLines, type Stateful, statefulsOf } from '../stateful';
import type { Transition } from '../transition';

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
  find: (change) => [
    ...leavingReleases(change).flatMap((leaving) => movedEffect(leaving, change)),
    ...keptReleases(change).flatMap((pair) => storageEffect(pair)),
  ],
};

function movedEffect({ base, head }: Leaving, { base: before, head: side }: Change): readonly Effect[] {
  if (head === undefined) return [];
  const there = new Set(statefulsOf(side, head).map(({ name, namespace }) => `${namespace}/${name}`));
  const left = statefulsOf(before, base).filter(
    (stateful) => keepsLines(stateful) && !there.has(`${stateful.namespace}/${stateful.name}`),
  );
  const [from, to] = [base, head].map(({ delivered: { namespace, name } }) => `${namespace}/${name}`);
  const isMoved = base.delivered.namespace !== head.delivered.namespace;
  return [
    {
      kind: 'impossible/release',
      verdict: left.length > 0 ? 'loses' : 'careful',
      what: `release \`${from}\` becomes \`${to}\``,
      happens: `${fateOf(base, side)}${left.length > 0 ? `; ${leftBehind(left)}` : ''}`,
      subject: describeRelease(head),
      file: head.delivered.object.origin,
      ...pathOf(side, head, isMoved),
      from: from ?? '',
      to: to ?? '',
      ...stepsOf(base, left, side),
    },
  ];
}

/** Whatever the name of the object is that asks for it. */
function fateOf(base: SideRelease, side: Side): string {
  switch (engineOf(side, { release: base, file: base.delivered.object.origin })) {
    case 'helm-controller':
      return 'the controller installs it under the new name and leaves the old one, which goes on running beside it';
    case 'argocd':
      return 'Argo CD installs the new one, and takes the old one away as far as the AppProject lets it';
    default:
      return 'Flux uninstalls the old one and installs the new one: all of its pods go before others come';
  }
}

function leftBehind(left: readonly Stateful[]): string {
  const names = left.map(({ namespace, name }) => `\`${namespace}/${name}\``).join(' and ');
  return `the claims of ${names} stay behind and are read by nobody: what is only on them is out of sight`;
}

function pathOf({ plan }: Side, { delivered }: SideRelease, isMoved: boolean): Pick<Effect, 'path'> {
  const isLoki = delivered.chart === 'loki' && plan?.environment.loki?.namespace === delivered.namespace;
  return isLoki && isMoved ? { path: ['loki', 'namespace'] } : {};
}

function stepsOf(base: SideRelease, left: readonly Stateful[], side: Side): { readonly steps?: Steps } {
  const { name, namespace, object } = base.delivered;
  const before = left.flatMap((stateful) => flushFrom(stateful, 0));
  const isLeft = engineOf(side, { release: base, file: object.origin }) === 'helm-controller';
  const after = [
    ...(isLeft
      ? [
          {
            text: 'Uninstall the old release: its claims stay.',
            command: `helm uninstall ${name} --namespace ${namespace}`,
          },
        ]
      : []),
    ...left.map((stateful) => ({
      text: `Look at the claims of \`${stateful.name}\` that stay behind, copy from them what is still wanted, and delete them.`,
      command: `kubectl -n ${stateful.namespace} get pvc`,
    })),
  ];
  if (before.length + after.length === 0) return {};
  return { steps: { ...(before.length > 0 && { before }), ...(after.length > 0 && { after }) } };
}

/** Flux looks for what it has installed in the namespace that it is told now. */
function storageEffect({ base, head }: { readonly base: SideRelease; readonly head: SideRelease }): readonly Effect[] {
  const [from, to] = [base, head].map(({ delivered: { object } }) =>
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
      from: from ?? '',
      to: to ?? '',
    },
  ];
}
