import type { LogIntent } from '../../logs/intent';
import { POD_LOG_DIRECTORY, rke2Files } from '../../logs/paths';
import type { SourceCounter } from '../../wiring/workload';

/**
 * Lines read of each source. Files have a series for each path, whatever read them
 * (grafana/loki@v3.6.3:clients/pkg/promtail/targets/file/metrics.go): paths tell sources apart.
 */
export function sourceCounters(logs: LogIntent): readonly SourceCounter[] {
  const { pods, nodeFiles, machineLogs, journal, rke2 } = logs;
  return [
    ...(pods ? [filesLike('pods', `${literal(POD_LOG_DIRECTORY)}/.+`)] : []),
    ...nodeFiles.map(({ path }) => filesLike('nodeFiles', globPattern(path))),
    ...(machineLogs ? [filesLike('machineLogs', `${literal(machineLogs.directory)}/[^/]+[.]log`)] : []),
    ...(journal
      ? [
          {
            source: 'journal',
            metric: 'promtail_journal_target_lines_total',
            labels: {},
          } as const,
        ]
      : []),
    ...(rke2 ? rke2Files(rke2).map(({ path }) => filesLike('rke2', literal(path))) : []),
  ];
}

function filesLike(source: SourceCounter['source'], path: string): SourceCounter {
  return {
    source,
    metric: 'promtail_read_lines_total',
    labels: {},
    patterns: { path },
  };
}

function literal(text: string): string {
  return text.replace(/[.+()|^$\\{}[\]*?]/g, '[$&]');
}

/** `**` reaches into directories, `*` does not. */
function globPattern(path: string): string {
  return literal(path).replaceAll('[*][*]', '.*').replaceAll('[*]', '[^/]*').replaceAll('[?]', '[^/]');
}
