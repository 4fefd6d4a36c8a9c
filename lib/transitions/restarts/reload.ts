import { type EffectiveConfig, isKnownConfig } from '../../charts/effective';
import { isSameValue } from '../../charts/same-value';
import type { Effect, Steps } from '../effect';
import { type Change, type Kept, keptOf, pairsOf, releasePairs, workloadPairs } from '../pair';
import type { SideRelease, SideWorkload } from '../side';
import type { Transition } from '../transition';
import { fateOf } from './fate';
import { subjectOf } from './pods';

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
      return places.length === 0 ? [] : keptWorkloads(change, pair).flatMap((workload) => reading(workload, places));
    }),
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

function reading(workload: SideWorkload, places: readonly EffectiveConfig[]): readonly Effect[] {
  const { computed } = workload;
  const volumes = JSON.stringify(computed?.volumes ?? []);
  const read = places.filter(({ object: { name } }) => volumes.includes(JSON.stringify(name)));
  if (read.length === 0 || computed === undefined) return [];
  const isWatched = computed.containers.some(({ name }) => name === 'config-reloader');
  const isRuntime = read.every(({ key }) => key === 'runtime-config.yaml');
  if (isWatched)
    return [effect(workload, 'told', 'its sidecar sees the file change and has it reload: no pod restarts')];
  if (isRuntime)
    return [effect(workload, 'told', 'Loki reads its file of overrides again every ten seconds: no pod restarts')];
  return [
    effect(workload, 'careful', 'nothing has it read the file: the pods run with the old one until they restart', {
      after: [
        {
          text: `Restart \`${workload.name}\`, so that it reads its configuration.`,
          command: `kubectl -n ${workload.namespace} rollout restart ${workload.kind.toLowerCase()} ${workload.name}`,
        },
      ],
    }),
  ];
}

function effect(workload: SideWorkload, verdict: 'told' | 'careful', happens: string, steps?: Steps): Effect {
  return {
    kind: 'restarts/reload',
    verdict,
    what: `\`${workload.name}\` gets another configuration`,
    happens,
    subject: subjectOf(workload),
    file: workload.file,
    ...(steps && { steps }),
  };
}
