import { type EffectiveConfig, isKnownConfig } from '../../charts/effective';
import { isSameValue } from '../../charts/same-value';
import { grouped } from '../../collections/grouped';
import type { Effect, Step } from '../effect';
import { type Change, type Kept, keptOf, pairsOf, releasePairs, workloadPairs } from '../pair';
import type { SideRelease, SideWorkload } from '../side';
import { subjectOfWorkload } from '../subject';
import type { Transition } from '../transition';
import { fateOf } from './fate';

/** Configurations that change while the pods stay. */
export const reloads: Transition = {
  kind: 'restarts/reload',
  finds: 'the configuration of a program changes, and its pods stay',
  happens: 'a program that looks for changes takes the new one over, and any other reads it when its pods restart',
  sources: [
    'grafana/alloy@helm-chart/1.5.0:operations/helm/charts/alloy/templates/containers/_watch.yaml',
    'grafana/loki@v3.6.3:vendor/github.com/grafana/dskit/runtimeconfig/manager.go',
  ],
  find: (change) =>
    keptOf(releasePairs(change)).flatMap((pair) => {
      const places = changedConfigs(pair);
      const told = places.length === 0 ? [] : keptWorkloads(change, pair).flatMap((each) => reading(each, places));
      return [...grouped(told, ({ way }) => way).values()].flatMap(effects);
    }),
};

/** How a program comes to its new configuration. */
type Way = 'sidecar' | 'itself' | 'restart';

interface Reading {
  readonly workload: SideWorkload;
  readonly way: Way;
}

const HAPPENS: Readonly<Record<Way, string>> = {
  sidecar: 'a sidecar sees that the file changes and has the program reload it: no pod restarts',
  itself: 'Loki reads its file of overrides again every ten seconds: no pod restarts',
  restart: 'nothing has the program read the file: the pods run with the old one until they restart',
};

function changedConfigs({ base, head }: Kept<SideRelease>): readonly EffectiveConfig[] {
  const configs = ({ effective }: SideRelease) => effective?.configs ?? [];
  const pairs = pairsOf(configs(base), configs(head), ({ object, key }) => `${object.kind} ${object.name} ${key}`);
  return keptOf(pairs).flatMap(({ base: before, head: after }) =>
    isKnownConfig(before) && isKnownConfig(after) && !isSameValue(before.config, after.config) ? [after] : [],
  );
}

function keptWorkloads(change: Change, { head }: Kept<SideRelease>): readonly SideWorkload[] {
  return keptOf(workloadPairs(change))
    .filter((pair) => pair.head.release === head && fateOf(pair) === 'kept')
    .map((pair) => pair.head);
}

function reading(workload: SideWorkload, places: readonly EffectiveConfig[]): readonly Reading[] {
  const { computed } = workload;
  const volumes = JSON.stringify(computed?.volumes ?? []);
  const read = places.filter(({ object: { name } }) => volumes.includes(JSON.stringify(name)));
  if (read.length === 0 || computed === undefined) return [];
  if (computed.containers.some(({ name }) => name === 'config-reloader')) return [{ workload, way: 'sidecar' }];
  return [{ workload, way: read.every(({ key }) => key === 'runtime-config.yaml') ? 'itself' : 'restart' }];
}

function effects(same: readonly Reading[]): readonly Effect[] {
  const [first] = same;
  if (first === undefined) return [];
  const workloads = same.map(({ workload }) => workload);
  const names = workloads.map(({ name }) => `\`${name}\``).join(', ');
  return [
    {
      kind: 'restarts/reload',
      verdict: first.way === 'restart' ? 'careful' : 'told',
      what: `${names} ${same.length === 1 ? 'gets' : 'get'} another configuration`,
      happens: HAPPENS[first.way],
      subject: subjectOfWorkload(first.workload),
      file: first.workload.file,
      ...(first.way === 'restart' && { steps: { after: workloads.map(restartStep) } }),
    },
  ];
}

function restartStep({ kind, namespace, name }: SideWorkload): Step {
  return {
    text: `Restart \`${name}\`, so that it reads its configuration.`,
    command: `kubectl -n ${namespace} rollout restart ${kind.toLowerCase()} ${name}`,
  };
}
