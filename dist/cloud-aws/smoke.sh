#!/usr/bin/env bash
# Generated from environments/cloud-aws.yaml: change that file, then run npx cdk8s-logging synth.
# Does cloud-aws work? Asks the cluster, changes nothing but one line of logs and a pod of its own, needs kubectl and curl.
set -uo pipefail

functions=$(dirname -- "${BASH_SOURCE[0]}")/../smoke-functions.sh
[ -r "$functions" ] || { echo "$functions is missing: it is written beside this folder" >&2 && exit 2; }
# shellcheck source=../smoke-functions.sh
. "$functions"

workloads_are_ready() {
  rollout logging deployment/loki-gateway
  rollout logging statefulset/loki-ingester
  rollout logging deployment/loki-distributor
  rollout logging deployment/loki-querier
  rollout logging deployment/loki-query-frontend
  rollout logging deployment/loki-query-scheduler
  rollout logging statefulset/loki-index-gateway
  rollout logging statefulset/loki-compactor
  rollout logging statefulset/loki-ruler
  rollout logging daemonset/loki-canary
  rollout logging daemonset/promtail
  echo 'loki-gateway, loki-ingester, loki-distributor, loki-querier, loki-query-frontend, loki-query-scheduler, loki-index-gateway, loki-compactor, loki-ruler, loki-canary, promtail'
}

collectors_run_on_every_node() {
  on_every_node logging promtail
  echo promtail
}

loki_is_ready() {
  within 30 ask "$LOKI/ready" >"$WORK/ready" || fail "it is not"
  cat "$WORK/ready"
}

labels_are_those_of_the_contract() {
  reachable "$QUERY"
  known=$(ask "$QUERY/loki/api/v1/labels" --get --data-urlencode "start=$(($(date +%s) - 3600))000000000") || fail "it does not answer"
  for label in cluster namespace pod container node job; do
    grep -qF "\"$label\"" <<<"$known" || fail "no line of the last hour has the label $label"
  done
  echo 'cluster, namespace, pod, container, node, job'
}

lines_come_back() {
  reachable "$PUSH"
  id=$(date +%s)-$$-$RANDOM
  printf '{"streams":[{"stream":{"job":"smoke","cluster":"cloud-aws"},"values":[["%s","smoke %s"]]}]}' "$(date +%s)000000000" "$id" >"$WORK/line"
  ask "$PUSH" --header 'Content-Type: application/json' --data-binary "@$WORK/line" ||
    fail "it was not taken"
  within 30 found "{job=\"smoke\"} |= \"$id\"" ||
    fail "it was taken, and not found within 30 seconds"
  echo "smoke $id"
}

retention_is_on() {
  ask "$LOKI/config" >"$WORK/config" || fail "its configuration cannot be read"
  grep -q "retention_enabled: true" "$WORK/config" || fail "its compactor deletes nothing"
  period=$(sed -n '/^limits_config:/,/^[^ l]/s/^ *retention_period: //p' "$WORK/config" | head -n 1)
  [ "${period:-0s}" != 0s ] || fail "it keeps them for ever"
  echo "after $period"
}

pods_arrive() {
  reachable "$QUERY"
  found '{cluster="cloud-aws", container!=""}' || fail 'none match {cluster="cloud-aws", container!=""}'
  echo '{cluster="cloud-aws", container!=""}'
}

journal_arrive() {
  reachable "$QUERY"
  found '{cluster="cloud-aws", source="journal"}' || fail 'none match {cluster="cloud-aws", source="journal"}'
  echo '{cluster="cloud-aws", source="journal"}'
}

secrets_are_redacted() {
  reachable "$QUERY"
  kube get namespace payments >/dev/null 2>&1 || skip 'there is no namespace payments'
  id=smoke-$(date +%s)-$RANDOM
  secret=$RANDOM$RANDOM$RANDOM$RANDOM
  image=docker.io/library/busybox:1.37
  redaction_pod payments "$id" "$secret" "${SMOKE_IMAGE:-$image}" >"$WORK/pod"
  kube apply -f "$WORK/pod" >/dev/null || fail "its pod was not created"
  within 120 found '{namespace="payments"} |= '"\"$id\"" || fail "the lines of its pod did not arrive within 2 minutes"
  lines '{namespace="payments"} |= '"\"$id\"" >"$WORK/printed" || fail "its lines cannot be read"
  ! grep -qF "$secret" "$WORK/printed" || fail "a secret was found in Loki"
  grep -qE "(<|\\\\u003c)redacted" "$WORK/printed" || fail "nothing was written in place of a secret"
  echo "a password and a bearer token of $id were taken out"
}

grafana_finds_its_datasource() {
  kube get configmaps --namespace=monitoring --selector=grafana_datasource=1 -o name |
    grep -qxF configmap/loki-datasource ||
    fail 'no ConfigMap monitoring/loki-datasource has the label grafana_datasource=1'
  echo 'monitoring/loki-datasource, grafana_datasource=1'
}

prometheus_is_told() {
  exists servicemonitor logging loki-ingester
  exists servicemonitor logging loki-distributor
  exists servicemonitor logging loki-querier
  exists servicemonitor logging loki-query-frontend
  exists servicemonitor logging loki-query-scheduler
  exists servicemonitor logging loki-index-gateway
  exists servicemonitor logging loki-compactor
  exists servicemonitor logging loki-ruler
  exists servicemonitor logging loki-canary
  exists servicemonitor logging promtail
  exists prometheusrule logging loki
  exists prometheusrule logging promtail
  echo '12 objects'
}

metrics_are_served() {
  metrics logging services/http:loki-ingester:http-metrics /metrics loki-ingester
  metrics logging services/http:loki-distributor:http-metrics /metrics loki-distributor
  metrics logging services/http:loki-querier:http-metrics /metrics loki-querier
  metrics logging services/http:loki-query-frontend:http-metrics /metrics loki-query-frontend
  metrics logging services/http:loki-query-scheduler:http-metrics /metrics loki-query-scheduler
  metrics logging services/http:loki-index-gateway:http-metrics /metrics loki-index-gateway
  metrics logging services/http:loki-compactor:http-metrics /metrics loki-compactor
  metrics logging services/http:loki-ruler:http-metrics /metrics loki-ruler
  metrics logging services/http:loki-canary:http-metrics /metrics loki-canary
  metrics logging services/http:promtail-metrics:http-metrics /metrics promtail
  echo 'loki-ingester, loki-distributor, loki-querier, loki-query-frontend, loki-query-scheduler, loki-index-gateway, loki-compactor, loki-ruler, loki-canary, promtail'
}

nothing_is_exposed() {
  namespaces=(logging)
  for namespace in "${namespaces[@]}"; do
    services "$namespace" >"$WORK/open" || fail "the Services of $namespace cannot be listed"
    ! grep -xE 'loki-canary|loki-compactor|loki-distributor|loki-gateway|loki-index-gateway|loki-ingester|loki-memberlist|loki-querier|loki-query-frontend|loki-query-scheduler|loki-ruler|promtail|promtail-metrics' "$WORK/open" || fail "LoadBalancer or NodePort in $namespace"
    ingresses "$namespace" >"$WORK/open" || fail "the Ingresses of $namespace cannot be listed"
    ! grep -xE 'loki-canary|loki-compactor|loki-distributor|loki-gateway|loki-index-gateway|loki-ingester|loki-memberlist|loki-querier|loki-query-frontend|loki-query-scheduler|loki-ruler|promtail|promtail-metrics' "$WORK/open" || fail "an Ingress in $namespace leads there"
  done
  echo 'none of loki-canary, loki-compactor, loki-distributor, loki-gateway, loki-index-gateway, loki-ingester, loki-memberlist, loki-querier, loki-query-frontend, loki-query-scheduler, loki-ruler, promtail, promtail-metrics'
}

PUSH=http://loki-gateway.logging.svc.cluster.local/loki/api/v1/push
QUERY=http://loki-gateway.logging.svc.cluster.local
LOKI=http://loki-query-frontend.logging.svc.cluster.local:3100
: >"$WORK/curl" && : >"$WORK/login"
tunnel logging loki-gateway 80 loki-gateway.logging.svc.cluster.local
tunnel logging loki-query-frontend 3100 loki-query-frontend.logging.svc.cluster.local

check workloads_are_ready 'every workload is ready'
check collectors_run_on_every_node 'collectors run on every node'
check loki_is_ready 'Loki says that it is ready'
check labels_are_those_of_the_contract 'lines have the labels of the contract'
check lines_come_back 'a line that is pushed is found again'
check retention_is_on 'Loki deletes what is older than it should keep'
check pods_arrive 'lines of the last hour: pods'
check journal_arrive 'lines of the last hour: journals'
check secrets_are_redacted 'secrets do not leave the node: payments'
check grafana_finds_its_datasource 'Grafana finds the data source'
check prometheus_is_told 'Prometheus is told what to scrape'
check metrics_are_served 'every metrics page answers'
check nothing_is_exposed 'nothing leads in from outside of the cluster'

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
