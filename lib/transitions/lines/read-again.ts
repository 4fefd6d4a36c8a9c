import type { LogIntent } from '../../logs/intent';
import type { SourceName } from '../../logs/sources/all';
import { chosenCollector } from '../../plan/collectors';
import type { StackPlan } from '../../plan/plan';
import type { Kept } from '../pair';

/**
 * Lists the sources whose files a collector reads again from their beginning because it knows files by the labels of their
 * lines, too: grafana/alloy@v1.18.1:internal/component/loki/source/internal/positions.
 */
export function sourcesReadAgain({ base, head }: Kept<StackPlan>): readonly SourceName[] {
  const [before, after] = [base, head].map(({ environment }) => chosenCollector(environment.collector).collector);
  if (before !== after || !after?.readsAgain) return [];
  return relabelledFiles(base.environment.logs, head.environment.logs);
}

/** The label of the cluster is set where lines leave, and journals have cursors. */
function relabelledFiles(before: LogIntent, after: LogIntent): readonly SourceName[] {
  const jobs = new Map(before.nodeFiles?.map(({ path, job }) => [path, job]));
  const changed: { readonly [Name in SourceName]?: boolean } = {
    pods: labelsOf(before.pods) !== labelsOf(after.pods),
    nodeFiles: after.nodeFiles?.some(({ path, job }) => (jobs.get(path) ?? job) !== job),
    machineLogs: before.machineLogs?.job !== after.machineLogs?.job,
    rke2: before.rke2?.job !== after.rke2?.job,
    audit: before.audit?.job !== after.audit?.job,
  };
  return FILES.filter((name) => before[name] && after[name] && changed[name]);
}

const FILES = ['pods', 'nodeFiles', 'machineLogs', 'rke2', 'audit'] as const;

function labelsOf(pods: LogIntent['pods']): string {
  return JSON.stringify([Object.entries(pods?.podLabels ?? {}).sort(), pods?.job]);
}
