import { alertsOf, type Runbook, type RunbookLook } from '../monitoring/rules/runbook';
import type { RunbookChapter } from '../plan/runbooks';
import { fenced } from '../syntax/markdown';

/** Writes `docs/runbook.md`: what to do about every alert. */
export function runbookPage(chapters: readonly RunbookChapter[]): string {
  const parts = chapters.map(({ title, runbooks }) => [`## ${title}`, ...runbooks.map(section)].join('\n\n'));
  return `${[HEAD, ...parts].join('\n\n')}\n`;
}

/** The heading is one word: links to it are the same everywhere. */
function section(runbook: Runbook): string {
  const { name, programs, meaning, impact, diagnosis, mitigation } = runbook;
  return [
    `### ${name}`,
    ...(programs
      ? [
          `*Alerts: ${alertsOf(runbook)
            .map((alert) => `\`${alert}\``)
            .join(', ')}.*`,
        ]
      : []),
    `**Meaning.** ${meaning}`,
    `**Impact.** ${impact}`,
    '**Diagnosis.**',
    ...diagnosis.flatMap(look),
    '**Mitigation.**',
    mitigation.map((text) => `- ${text}`).join('\n'),
  ].join('\n\n');
}

function look({ shows, command, language = 'sh' }: RunbookLook): readonly string[] {
  return [`${shows}:`, fenced(language, command).source];
}

const HEAD = `<!-- Generated from the alerts in lib/: change them, then run npm run docs. -->

# Runbook

What to do about each alert. \`monitoring.runbooks\` in an environment file is the URL of this page: alerts then link to their section as \`runbook_url\`. Without it they name the section as \`runbook\`.

Words in capitals stand for labels of the alert: \`NAMESPACE\` for \`namespace\`, \`POD\` for \`pod\`, \`JOB\` for \`job\`. \`NODE\` is the node that \`kubectl get pod -o wide\` shows. PromQL goes to Prometheus, by itself or in Grafana's Explore.

\`logcli\` asks Loki, past Grafana. Its selectors here have the names of Loki; a collector that gives lines the names of OpenTelemetry has others, as [labels.md](labels.md) shows. The README of an environment names the Service that answers queries:

\`\`\`sh
kubectl -n NAMESPACE port-forward svc/loki-gateway 3100:80 &
export LOKI_ADDR=http://localhost:3100
\`\`\`

With a tenant, \`export LOKI_ORG_ID=<tenant>\` as well.`;
