#!/usr/bin/env bash
# Generated from environments/talos-ambient.yaml: change that file, then run npx cdk8s-logging synth.
# Does talos-ambient work? Asks the cluster, changes nothing but one line of logs and a pod of its own, needs kubectl and curl.
set -uo pipefail

functions=$(dirname -- "${BASH_SOURCE[0]}")/../smoke-functions.sh
[ -r "$functions" ] || { echo "$functions is missing: it is written beside this folder" >&2 && exit 2; }
# shellcheck source=../smoke-functions.sh
. "$functions"

workloads_are_ready() {
  rollout loki deployment/loki-gateway
  rollout loki statefulset/loki
  rollout loki daemonset/loki-canary
  rollout otel-shipper daemonset/otel-shipper-opentelemetry-collector-agent
  rollout otel-receiver daemonset/otel-receiver-opentelemetry-collector-agent
  echo 'loki-gateway, loki, loki-canary, otel-shipper, otel-receiver'
}

collectors_run_on_every_node() {
  on_every_node otel-shipper otel-shipper-opentelemetry-collector-agent
  on_every_node otel-receiver otel-receiver-opentelemetry-collector-agent
  echo 'otel-shipper, otel-receiver'
}

loki_is_ready() {
  within 30 ask "$LOKI/ready" >"$WORK/ready" || fail "it is not"
  cat "$WORK/ready"
}

labels_are_those_of_the_contract() {
  reachable "$QUERY"
  known=$(ask "$QUERY/loki/api/v1/labels" --get --data-urlencode "start=$(($(date +%s) - 3600))000000000") || fail "it does not answer"
  for label in cluster namespace pod container node job service_name; do
    grep -qF "\"$label\"" <<<"$known" || fail "no line of the last hour has the label $label"
  done
  echo 'cluster, namespace, pod, container, node, job, service_name'
}

lines_come_back() {
  reachable "$PUSH"
  id=$(date +%s)-$$-$RANDOM
  printf '{"streams":[{"stream":{"job":"smoke","cluster":"nbg1-prod1"},"values":[["%s","smoke %s"]]}]}' "$(date +%s)000000000" "$id" >"$WORK/line"
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

tenants_are_asked_for() {
  reachable "$LOKI/loki/api/v1/labels"
  answer=$(status "$LOKI/loki/api/v1/labels")
  [ "$answer" = 401 ] || fail "it answered $answer"
  echo 401
}

pods_arrive() {
  reachable "$QUERY"
  found '{cluster="nbg1-prod1", container!=""}' || fail 'none match {cluster="nbg1-prod1", container!=""}'
  echo '{cluster="nbg1-prod1", container!=""}'
}

talos_arrive() {
  reachable "$QUERY"
  found '{cluster="nbg1-prod1", log_type=~"talos-kernel|talos-service"}' || fail 'none match {cluster="nbg1-prod1", log_type=~"talos-kernel|talos-service"}'
  echo '{cluster="nbg1-prod1", log_type=~"talos-kernel|talos-service"}'
}

grafana_finds_its_datasource() {
  kube get configmaps --namespace=grafana --selector=grafana_datasource=1 -o name |
    grep -qxF configmap/loki-datasource ||
    fail 'no ConfigMap grafana/loki-datasource has the label grafana_datasource=1'
  echo 'grafana/loki-datasource, grafana_datasource=1'
}

metrics_are_served() {
  skip 'the policies of the mesh keep the API server out'
}

nothing_is_exposed() {
  namespaces=(loki otel-receiver otel-shipper)
  for namespace in "${namespaces[@]}"; do
    services "$namespace" >"$WORK/open" || fail "the Services of $namespace cannot be listed"
    ! grep -xE 'loki|loki-canary|loki-gateway|loki-memberlist|otel-receiver|otel-shipper|otel-shipper-opentelemetry-collector' "$WORK/open" || fail "LoadBalancer or NodePort in $namespace"
    ingresses "$namespace" >"$WORK/open" || fail "the Ingresses of $namespace cannot be listed"
    ! grep -xE 'loki|loki-canary|loki-gateway|loki-memberlist|otel-receiver|otel-shipper|otel-shipper-opentelemetry-collector' "$WORK/open" || fail "an Ingress in $namespace leads there"
  done
  echo 'none of loki, loki-canary, loki-gateway, loki-memberlist, otel-receiver, otel-shipper, otel-shipper-opentelemetry-collector'
}

PUSH=http://loki-gateway.loki.svc.cluster.local/loki/api/v1/push
QUERY=http://loki-gateway.loki.svc.cluster.local
LOKI=http://loki.loki.svc.cluster.local:3100
: >"$WORK/curl" && : >"$WORK/login"
tunnel loki loki-gateway 80 loki-gateway.loki.svc.cluster.local
tunnel loki loki 3100 loki.loki.svc.cluster.local
echo 'header = "X-Scope-OrgID: prod"' >>"$WORK/login"

check workloads_are_ready 'every workload is ready'
check collectors_run_on_every_node 'collectors run on every node'
check loki_is_ready 'Loki says that it is ready'
check labels_are_those_of_the_contract 'lines have the labels of the contract'
check lines_come_back 'a line that is pushed is found again'
check retention_is_on 'Loki deletes what is older than it should keep'
check tenants_are_asked_for 'Loki refuses who names no tenant'
check pods_arrive 'lines of the last hour: pods'
check talos_arrive 'lines of the last hour: Talos'
check grafana_finds_its_datasource 'Grafana finds the data source'
check metrics_are_served 'every metrics page answers'
check nothing_is_exposed 'nothing leads in from outside of the cluster'

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
