import type { SourceLabels } from '../../logs/labels/contract';
import { quote, type SmokeCheck, skipped, words } from '../../smoke/check';
import type { LogStore } from '../../wiring/log-store';

const OTHERS = 'someone else runs Loki';

/** Makes the checks of Loki itself: it is ready, keeps lines for the retention, and refuses strangers. */
export function lokiChecks(store: LogStore, labels: readonly SourceLabels[], cluster: string): readonly SmokeCheck[] {
  return [
    ready(store),
    labelNames(labels),
    roundTrip(cluster),
    retention(store),
    ...closedToTenants(store),
    ...closedToStrangers(store),
  ];
}

function ready({ ready }: LogStore): SmokeCheck {
  const title = 'Loki says that it is ready';
  if (!ready) return skipped('loki_is_ready', title, OTHERS);
  return {
    name: 'loki_is_ready',
    title,
    body: ['within 30 ask "$LOKI/ready" >"$WORK/ready" || fail "it is not"', 'cat "$WORK/ready"'],
  };
}

/** Labels that every line of a source has, whoever sets them. */
const ALWAYS = [
  ...['cluster', 'namespace', 'pod', 'container', 'node', 'job'],
  ...['k8s_cluster_name', 'k8s_namespace_name', 'k8s_pod_name', 'k8s_container_name', 'k8s_node_name', 'service_name'],
];

function labelNames(sources: readonly SourceLabels[]): SmokeCheck {
  const promised = [...new Set(sources.flatMap(({ labels }) => labels.map(({ name }) => name)))];
  const names = ALWAYS.filter((name) => promised.includes(name));
  return {
    name: 'labels_are_those_of_the_contract',
    title: 'lines have the labels of the contract',
    body: [
      'reachable "$QUERY"',
      'known=$(ask "$QUERY/loki/api/v1/labels" --get --data-urlencode "start=$(($(date +%s) - 3600))000000000") || fail "it does not answer"',
      `for label in ${words(...names)}; do`,
      `  grep -qF "\\"$label\\"" <<<"$known" || fail "no line of the last hour has the label $label"`,
      'done',
      `echo ${words(names.join(', '))}`,
    ],
  };
}

function roundTrip(cluster: string): SmokeCheck {
  const stream = `{"streams":[{"stream":{"job":"smoke","cluster":${JSON.stringify(cluster)}},"values":[["%s","smoke %s"]]}]}`;
  return {
    name: 'lines_come_back',
    title: 'a line that is pushed is found again',
    body: [
      'reachable "$PUSH"',
      'id=$(date +%s)-$$-$RANDOM',
      `printf ${quote(stream)} "$(date +%s)000000000" "$id" >"$WORK/line"`,
      `ask "$PUSH" --header 'Content-Type: application/json' --data-binary "@$WORK/line" ||`,
      '  fail "it was not taken"',
      'within 30 found "{job=\\"smoke\\"} |= \\"$id\\"" ||',
      '  fail "it was taken, and not found within 30 seconds"',
      'echo "smoke $id"',
    ],
  };
}

/** The period is told and not compared: a changed retention changes one line of `dist/`. */
function retention({ ready }: LogStore): SmokeCheck {
  const title = 'Loki deletes what is older than it should keep';
  if (!ready) return skipped('retention_is_on', title, OTHERS);
  return {
    name: 'retention_is_on',
    title,
    body: [
      'ask "$LOKI/config" >"$WORK/config" || fail "its configuration cannot be read"',
      'grep -q "retention_enabled: true" "$WORK/config" || fail "its compactor deletes nothing"',
      `period=$(sed -n '/^limits_config:/,/^[^ l]/s/^ *retention_period: //p' "$WORK/config" | head -n 1)`,
      '[ "${period:-0s}" != 0s ] || fail "it keeps them for ever"',
      'echo "after $period"',
    ],
  };
}

/** Loki itself, behind any gateway. */
function closedToTenants({ ready }: LogStore): readonly SmokeCheck[] {
  if (ready?.tenant === undefined) return [];
  return [refused('tenants_are_asked_for', 'Loki refuses who names no tenant', '$LOKI/loki/api/v1/labels')];
}

function closedToStrangers({ query }: LogStore): readonly SmokeCheck[] {
  if (query.credentialsSecret === undefined) return [];
  return [refused('passwords_are_asked_for', 'Loki refuses who has no password', '$QUERY/loki/api/v1/labels')];
}

function refused(name: string, title: string, url: string): SmokeCheck {
  return {
    name,
    title,
    body: [
      `reachable "${url}"`,
      `answer=$(status "${url}")`,
      '[ "$answer" = 401 ] || fail "it answered $answer"',
      'echo 401',
    ],
  };
}
