import type { LogIntent } from '../logs/intent';
import { type LabelLayout, labelContract } from '../logs/labels';
import { LOG_SOURCES, type LogSource } from '../logs/sources';
import { table } from '../syntax/markdown';
import { SOURCE_TITLES } from './readme/labels';

/** Everything that can be collected, with what it is by default. */
const EVERYTHING: LogIntent = {
  cluster: 'production',
  pods: {
    excludeNamespaces: [],
    podLabels: { app: 'app.kubernetes.io/name' },
    parse: ['json', 'logfmt'],
    traceIds: true,
  },
  nodeFiles: [{ path: '/var/log/syslog', job: 'node/syslog' }],
  nodeDirectories: ['/var/log'],
  drop: [],
  machineLogs: { directory: '/var/log', job: 'machine-logs' },
  journal: { directory: '/var/log/journal', job: 'journal' },
  rke2: { dataDirectory: '/var/lib/rancher/rke2', job: 'rke2' },
  events: { job: 'kubernetes-events' },
  talos: { kernelPort: 6050, servicePort: 6051 },
};

const LABEL_LAYOUTS: Readonly<Record<LabelLayout, string>> = {
  alloy: 'Alloy',
  otel: 'OpenTelemetry',
  promtail: 'Promtail',
  otlp: 'OpenTelemetry, `labels: otlp`',
};

/** `docs/labels.md`: which labels the lines of each source have, whichever collector reads them. */
export function labelTable(): string {
  const sections = LOG_SOURCES.map((source) => `## ${SOURCE_TITLES[source]}\n\n${sourceTable(source)}`);
  return `${[HEAD, ...sections].join('\n\n')}\n`;
}

const HEAD = `<!-- Generated from lib/logs/: change that, then run npm run docs. -->

# Labels

The same line has the same labels, whichever collector reads it. Labels in italics are structured metadata: filters find them without a parser, and they make no streams. Loki adds \`service_name\` to all lines. An environment's README lists what its own lines have.

A line of a pod that is not in the format of the CRI has no \`stream\`; of such a line OpenTelemetry knows the cluster and the node only.`;

function sourceTable(source: LogSource): string {
  const names = Object.keys(LABEL_LAYOUTS).map((labelLayout) => namesOf(source, labelLayout as LabelLayout)); // its own keys
  const all = [...new Set(names.flat())];
  const rows = all.map((name) => [name, ...names.map((own) => (own.includes(name) ? 'yes' : '–'))]);
  return table(['Label', ...Object.values(LABEL_LAYOUTS)], rows) ?? '';
}

function namesOf(source: LogSource, labelLayout: LabelLayout): readonly string[] {
  const own = labelContract(EVERYTHING, labelLayout).find((promise) => promise.source === source);
  if (!own) return [];
  return [...own.labels.map(({ name }) => `\`${name}\``), ...own.metadata.map(({ name }) => `*\`${name}\`*`)];
}
