import type { SourceLabels } from '../../logs/labels/contract';
import { type SmokeCheck, skipped } from '../../smoke/check';
import { type Shell, sh } from '../../syntax/shell';
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
    body: [sh`within 30 ask "$LOKI/ready" >"$WORK/ready" || fail "it is not"`, sh`cat "$WORK/ready"`],
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
      sh`reachable "$QUERY"`,
      sh`known=$(ask "$QUERY/loki/api/v1/labels" --get --data-urlencode "start=$(($(date +%s) - 3600))000000000") || fail "it does not answer"`,
      sh`for label in ${names}; do`,
      sh`  grep -qF "\\"$label\\"" <<<"$known" || fail "no line of the last hour has the label $label"`,
      sh`done`,
      sh`echo ${names.join(', ')}`,
    ],
  };
}

function roundTrip(cluster: string): SmokeCheck {
  const labels = `{"job":"smoke","cluster":${JSON.stringify(cluster)}}`.replaceAll('%', '%%');
  const stream = `{"streams":[{"stream":${labels},"values":[["%s","smoke %s"]]}]}`;
  return {
    name: 'lines_come_back',
    title: 'a line that is pushed is found again',
    body: [
      sh`reachable "$PUSH"`,
      sh`id=$(date +%s)-$$-$RANDOM`,
      sh`printf ${stream} "$(date +%s)000000000" "$id" >"$WORK/line"`,
      sh`ask "$PUSH" --header 'Content-Type: application/json' --data-binary "@$WORK/line" ||`,
      sh`  fail "it was not taken"`,
      sh`within 30 found "{job=\\"smoke\\"} |= \\"$id\\"" ||`,
      sh`  fail "it was taken, and not found within 30 seconds"`,
      sh`echo "smoke $id"`,
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
      sh`ask "$LOKI/config" >"$WORK/config" || fail "its configuration cannot be read"`,
      sh`grep -q "retention_enabled: true" "$WORK/config" || fail "its compactor deletes nothing"`,
      sh`period=$(sed -n '/^limits_config:/,/^[^ l]/s/^ *retention_period: //p' "$WORK/config" | head -n 1)`,
      sh`[ "\${period:-0s}" != 0s ] || fail "it keeps them for ever"`,
      sh`echo "after $period"`,
    ],
  };
}

/** Loki itself, behind any gateway. */
function closedToTenants({ ready }: LogStore): readonly SmokeCheck[] {
  if (ready?.tenant === undefined) return [];
  return [refused('tenants_are_asked_for', 'Loki refuses who names no tenant', sh`"$LOKI/loki/api/v1/labels"`)];
}

function closedToStrangers({ query }: LogStore): readonly SmokeCheck[] {
  if (query.credentialsSecret === undefined) return [];
  return [refused('passwords_are_asked_for', 'Loki refuses who has no password', sh`"$QUERY/loki/api/v1/labels"`)];
}

function refused(name: string, title: string, url: Shell): SmokeCheck {
  return {
    name,
    title,
    body: [
      sh`reachable ${url}`,
      sh`answer=$(status ${url})`,
      sh`[ "$answer" = 401 ] || fail "it answered $answer"`,
      sh`echo 401`,
    ],
  };
}
