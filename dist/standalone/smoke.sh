#!/usr/bin/env bash
# Generated from environments/standalone.yaml: change that file, then run npx cdk8s-logging synth.
# Does standalone work? Asks the cluster, changes nothing but one line of logs and a pod of its own, needs kubectl and curl.
set -uo pipefail

functions=$(dirname -- "${BASH_SOURCE[0]}")/../smoke-functions.sh
[ -r "$functions" ] || { echo "$functions is missing: it is written beside this folder" >&2 && exit 2; }
# shellcheck source=../smoke-functions.sh
. "$functions"

namespaces_admit_the_pods() {
  admits monitoring none privileged
  echo monitoring
}

workloads_are_ready() {
  rollout monitoring statefulset/loki
  rollout monitoring daemonset/otel-shipper
  echo 'loki, otel-shipper'
}

collectors_run_on_every_node() {
  on_every_node monitoring otel-shipper
  echo otel-shipper
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
  printf '{"streams":[{"stream":{"job":"smoke","cluster":"standalone"},"values":[["%s","smoke %s"]]}]}' "$(date +%s)000000000" "$id" >"$WORK/line"
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
  found '{cluster="standalone", container!=""}' || fail 'none match {cluster="standalone", container!=""}'
  echo '{cluster="standalone", container!=""}'
}

grafana_finds_its_datasource() {
  kube get configmaps --namespace=monitoring --selector=grafana_datasource=1 -o name |
    grep -qxF configmap/loki-datasource ||
    fail 'no ConfigMap monitoring/loki-datasource has the label grafana_datasource=1'
  echo 'monitoring/loki-datasource, grafana_datasource=1'
}

prometheus_is_told() {
  exists servicemonitor monitoring loki
  exists podmonitor monitoring otel-shipper
  echo '2 objects'
}

metrics_are_served() {
  metrics monitoring services/http:loki:http-metrics /metrics loki
  metrics monitoring "pods/http:$(pod_of monitoring app.kubernetes.io/name=opentelemetry-collector,app.kubernetes.io/instance=otel-shipper)":8888 /metrics otel-shipper
  echo 'loki, otel-shipper'
}

nothing_is_exposed() {
  namespaces=(monitoring)
  for namespace in "${namespaces[@]}"; do
    services "$namespace" >"$WORK/open" || fail "the Services of $namespace cannot be listed"
    ! grep -xE 'loki|otel-shipper' "$WORK/open" || fail "LoadBalancer or NodePort in $namespace"
    ingresses "$namespace" >"$WORK/open" || fail "the Ingresses of $namespace cannot be listed"
    ! grep -xE 'loki|otel-shipper' "$WORK/open" || fail "an Ingress in $namespace leads there"
  done
  echo 'none of loki, otel-shipper'
}

PUSH=http://loki.monitoring.svc.cluster.local:3100/loki/api/v1/push
QUERY=http://loki.monitoring.svc.cluster.local:3100
LOKI=http://loki.monitoring.svc.cluster.local:3100
: >"$WORK/curl" && : >"$WORK/login"
tunnel monitoring loki 3100 loki.monitoring.svc.cluster.local

check namespaces_admit_the_pods 'namespaces of others admit the pods'
check workloads_are_ready 'every workload is ready'
check collectors_run_on_every_node 'collectors run on every node'
check loki_is_ready 'Loki says that it is ready'
check labels_are_those_of_the_contract 'lines have the labels of the contract'
check lines_come_back 'a line that is pushed is found again'
check retention_is_on 'Loki deletes what is older than it should keep'
check pods_arrive 'lines of the last hour: pods'
check grafana_finds_its_datasource 'Grafana finds the data source'
check prometheus_is_told 'Prometheus is told what to scrape'
check metrics_are_served 'every metrics page answers'
check nothing_is_exposed 'nothing leads in from outside of the cluster'

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
