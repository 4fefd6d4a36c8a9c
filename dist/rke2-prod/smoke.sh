#!/usr/bin/env bash
# Generated from environments/rke2-prod.yaml: change that file, then run npx cdk8s-logging synth.
# Does rke2-prod work? Asks the cluster, changes nothing but one line of logs and a pod of its own, needs kubectl and curl.
set -uo pipefail

functions=$(dirname -- "${BASH_SOURCE[0]}")/../smoke-functions.sh
[ -r "$functions" ] || { echo "$functions is missing: it is written beside this folder" >&2 && exit 2; }
# shellcheck source=../smoke-functions.sh
. "$functions"

workloads_are_ready() {
  rollout alloy daemonset/alloy
  rollout alloy statefulset/alloy-events
  echo 'alloy, alloy-events'
}

collectors_run_on_every_node() {
  on_every_node alloy alloy
  echo alloy
}

loki_is_ready() {
  skip 'someone else runs Loki'
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
  printf '{"streams":[{"stream":{"job":"smoke","cluster":"prod"},"values":[["%s","smoke %s"]]}]}' "$(date +%s)000000000" "$id" >"$WORK/line"
  ask "$PUSH" --header 'Content-Type: application/json' --data-binary "@$WORK/line" ||
    fail "it was not taken"
  within 30 found "{job=\"smoke\"} |= \"$id\"" ||
    fail "it was taken, and not found within 30 seconds"
  echo "smoke $id"
}

retention_is_on() {
  skip 'someone else runs Loki'
}

passwords_are_asked_for() {
  reachable "$QUERY/loki/api/v1/labels"
  answer=$(status "$QUERY/loki/api/v1/labels")
  [ "$answer" = 401 ] || fail "it answered $answer"
  echo 401
}

pods_arrive() {
  reachable "$QUERY"
  found '{cluster="prod", container!=""}' || fail 'none match {cluster="prod", container!=""}'
  echo '{cluster="prod", container!=""}'
}

journal_arrive() {
  reachable "$QUERY"
  found '{cluster="prod", source="journal"}' || fail 'none match {cluster="prod", source="journal"}'
  echo '{cluster="prod", source="journal"}'
}

rke2_arrive() {
  reachable "$QUERY"
  found '{cluster="prod", source="rke2"}' || fail 'none match {cluster="prod", source="rke2"}'
  echo '{cluster="prod", source="rke2"}'
}

events_arrive() {
  reachable "$QUERY"
  found '{cluster="prod", source="kubernetes-events"}' || fail 'none match {cluster="prod", source="kubernetes-events"}'
  echo '{cluster="prod", source="kubernetes-events"}'
}

grafana_finds_its_datasource() {
  kube get configmaps --namespace=monitoring --selector=grafana_datasource=1 -o name |
    grep -qxF configmap/loki-datasource ||
    fail 'no ConfigMap monitoring/loki-datasource has the label grafana_datasource=1'
  echo 'monitoring/loki-datasource, grafana_datasource=1'
}

prometheus_is_told() {
  exists servicemonitor alloy alloy
  exists servicemonitor alloy alloy-events
  exists prometheusrule alloy alloy
  echo '3 objects'
}

metrics_are_served() {
  metrics alloy services/http:alloy:http-metrics /metrics alloy
  metrics alloy services/http:alloy-events:http-metrics /metrics alloy-events
  echo 'alloy, alloy-events'
}

nothing_is_exposed() {
  namespaces=(alloy)
  for namespace in "${namespaces[@]}"; do
    services "$namespace" >"$WORK/open" || fail "the Services of $namespace cannot be listed"
    ! grep -xE 'alloy|alloy-events' "$WORK/open" || fail "LoadBalancer or NodePort in $namespace"
    ingresses "$namespace" >"$WORK/open" || fail "the Ingresses of $namespace cannot be listed"
    ! grep -xE 'alloy|alloy-events' "$WORK/open" || fail "an Ingress in $namespace leads there"
  done
  echo 'none of alloy, alloy-events'
}

PUSH=http://loki-gateway.loki.svc.cluster.local/loki/api/v1/push
QUERY=http://loki-gateway.loki.svc.cluster.local
: >"$WORK/curl" && : >"$WORK/login"
tunnel loki loki-gateway 80 loki-gateway.loki.svc.cluster.local
echo 'header = "X-Scope-OrgID: prod"' >>"$WORK/login"
login alloy loki-credentials

check workloads_are_ready 'every workload is ready'
check collectors_run_on_every_node 'collectors run on every node'
check loki_is_ready 'Loki says that it is ready'
check labels_are_those_of_the_contract 'lines have the labels of the contract'
check lines_come_back 'a line that is pushed is found again'
check retention_is_on 'Loki deletes what is older than it should keep'
check passwords_are_asked_for 'Loki refuses who has no password'
check pods_arrive 'lines of the last hour: pods'
check journal_arrive 'lines of the last hour: journals'
check rke2_arrive 'lines of the last hour: files of RKE2'
check events_arrive 'lines of the last hour: events'
check grafana_finds_its_datasource 'Grafana finds the data source'
check prometheus_is_told 'Prometheus is told what to scrape'
check metrics_are_served 'every metrics page answers'
check nothing_is_exposed 'nothing leads in from outside of the cluster'

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
