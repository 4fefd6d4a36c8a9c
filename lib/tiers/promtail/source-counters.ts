import type { LogIntent } from '../../logs/intent';
import { directoryOf, POD_LOG_DIRECTORY } from '../../logs/paths';
import { askedSources, type LogSource } from '../../logs/sources/asked';
import type { LogFiles } from '../../logs/sources/origin';
import type { SourceCounter } from '../../wiring/workload';

/**
 * Lines read of each source. Files have a series for each path, whatever read them
 * (grafana/loki@v3.6.3:clients/pkg/promtail/targets/file/metrics.go): paths tell sources apart.
 */
export function sourceCounters(logs: LogIntent): readonly SourceCounter[] {
  return askedSources(logs).flatMap(countersOf);
}

function countersOf({ name, origin }: LogSource): readonly SourceCounter[] {
  switch (origin.kind) {
    case 'pods':
      return [filesLike(name, `${literal(POD_LOG_DIRECTORY)}/.+`)];
    case 'files':
      return origin.files.map((files) => filesLike(name, pathPattern(files)));
    case 'journal':
      return [{ source: name, metric: 'promtail_journal_target_lines_total', labels: {} }];
    case 'events':
    case 'sockets':
      return [];
  }
}

function filesLike(source: SourceCounter['source'], path: string): SourceCounter {
  return { source, metric: 'promtail_read_lines_total', labels: {}, patterns: { path } };
}

/** `**` reaches into directories, `*` does not; a file that gives a label its name has one. */
function pathPattern({ path, named }: LogFiles): string {
  if (named) return `${literal(directoryOf(path))}/[^/]+${literal(named.ending)}`;
  return literal(path).replaceAll('[*][*]', '.*').replaceAll('[*]', '[^/]*').replaceAll('[?]', '[^/]');
}

function literal(text: string): string {
  return text.replace(/[.+()|^$\\{}[\]*?]/g, '[$&]');
}
