#!/usr/bin/env bash
# Generated from environments/homelab-staging.yaml: change that file, then run npx cdk8s-logging synth.
# Does homelab-staging work? Asks the cluster, changes nothing but one line of logs and a pod of its own, needs kubectl and curl.
set -uo pipefail

functions=$(dirname -- "${BASH_SOURCE[0]}")/../smoke-functions.sh
[ -r "$functions" ] || { echo "$functions is missing: it is written beside this folder" >&2 && exit 2; }
# shellcheck source=../smoke-functions.sh
. "$functions"

workloads_are_ready() {
  rollout monitoring deployment/loki-gateway
  rollout monitoring statefulset/loki-write
  rollout monitoring deployment/loki-read
  rollout monitoring statefulset/loki-backend
  rollout monitoring statefulset/loki-minio
  rollout monitoring daemonset/loki-canary
  rollout monitoring daemonset/alloy
  rollout monitoring statefulset/alloy-events
  echo 'loki-gateway, loki-write, loki-read, loki-backend, loki-minio, loki-canary, alloy, alloy-events'
}

collectors_run_on_every_node() {
  on_every_node monitoring alloy
  echo alloy
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
  printf '{"streams":[{"stream":{"job":"smoke","cluster":"staging"},"values":[["%s","smoke %s"]]}]}' "$(date +%s)000000000" "$id" >"$WORK/line"
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
  found '{cluster="staging", container!=""}' || fail 'none match {cluster="staging", container!=""}'
  echo '{cluster="staging", container!=""}'
}

node_files_arrive() {
  reachable "$QUERY"
  found '{cluster="staging", job="node/syslog"}' || fail 'none match {cluster="staging", job="node/syslog"}'
  echo '{cluster="staging", job="node/syslog"}'
}

events_arrive() {
  reachable "$QUERY"
  found '{cluster="staging", source="kubernetes-events"}' || fail 'none match {cluster="staging", source="kubernetes-events"}'
  echo '{cluster="staging", source="kubernetes-events"}'
}

grafana_finds_its_datasource() {
  kube get configmaps --namespace=monitoring --selector=grafana_datasource=1 -o name |
    grep -qxF configmap/loki-datasource ||
    fail 'no ConfigMap monitoring/loki-datasource has the label grafana_datasource=1'
  echo 'monitoring/loki-datasource, grafana_datasource=1'
}

prometheus_is_told() {
  exists servicemonitor monitoring loki-write
  exists servicemonitor monitoring loki-read
  exists servicemonitor monitoring loki-backend
  exists servicemonitor monitoring loki-canary
  exists servicemonitor monitoring alloy
  exists servicemonitor monitoring alloy-events
  exists prometheusrule monitoring loki
  exists prometheusrule monitoring alloy
  echo '8 objects'
}

metrics_are_served() {
  metrics monitoring services/http:loki-write:http-metrics /metrics loki-write
  metrics monitoring services/http:loki-read:http-metrics /metrics loki-read
  metrics monitoring services/http:loki-backend:http-metrics /metrics loki-backend
  metrics monitoring services/http:loki-canary:http-metrics /metrics loki-canary
  metrics monitoring services/http:alloy:http-metrics /metrics alloy
  metrics monitoring services/http:alloy-events:http-metrics /metrics alloy-events
  echo 'loki-write, loki-read, loki-backend, loki-canary, alloy, alloy-events'
}

nothing_is_exposed() {
  namespaces=(monitoring)
  for namespace in "${namespaces[@]}"; do
    services "$namespace" >"$WORK/open" || fail "the Services of $namespace cannot be listed"
    ! grep -xE 'alloy|alloy-events|loki-backend|loki-canary|loki-gateway|loki-memberlist|loki-minio|loki-read|loki-write' "$WORK/open" || fail "LoadBalancer or NodePort in $namespace"
    ingresses "$namespace" >"$WORK/open" || fail "the Ingresses of $namespace cannot be listed"
    ! grep -xE 'alloy|alloy-events|loki-backend|loki-canary|loki-gateway|loki-memberlist|loki-minio|loki-read|loki-write' "$WORK/open" || fail "an Ingress in $namespace leads there"
  done
  echo 'none of alloy, alloy-events, loki-backend, loki-canary, loki-gateway, loki-memberlist, loki-minio, loki-read, loki-write'
}

PUSH=http://loki-write.monitoring.svc.cluster.local:3100/loki/api/v1/push
QUERY=http://loki-read.monitoring.svc.cluster.local:3100
LOKI=http://loki-read.monitoring.svc.cluster.local:3100
: >"$WORK/curl" && : >"$WORK/login"
tunnel monitoring loki-write 3100 loki-write.monitoring.svc.cluster.local
tunnel monitoring loki-read 3100 loki-read.monitoring.svc.cluster.local

check workloads_are_ready 'every workload is ready'
check collectors_run_on_every_node 'collectors run on every node'
check loki_is_ready 'Loki says that it is ready'
check labels_are_those_of_the_contract 'lines have the labels of the contract'
check lines_come_back 'a line that is pushed is found again'
check retention_is_on 'Loki deletes what is older than it should keep'
check pods_arrive 'lines of the last hour: pods'
check node_files_arrive 'lines of the last hour: files of nodes'
check events_arrive 'lines of the last hour: events'
check grafana_finds_its_datasource 'Grafana finds the data source'
check prometheus_is_told 'Prometheus is told what to scrape'
check metrics_are_served 'every metrics page answers'
check nothing_is_exposed 'nothing leads in from outside of the cluster'

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
