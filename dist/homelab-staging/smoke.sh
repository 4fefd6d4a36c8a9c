#!/usr/bin/env bash
# Generated from environments/homelab-staging.yaml: change that file, then run npm run synth.
# Does homelab-staging work? Asks the cluster, changes nothing but one line of logs and a pod of its own, needs kubectl and curl.
set -uo pipefail

CONTEXT=''
case $# in
  0) ;;
  2) [ "$1" = --context ] && CONTEXT=$2 ;;
esac
if [ $# -gt 0 ] && [ -z "$CONTEXT" ]; then
  echo 'Usage: smoke.sh [--context NAME]' >&2
  exit 2
fi

for program in kubectl curl; do
  command -v "$program" >/dev/null || { echo "$program is not installed" >&2 && exit 2; }
done

WORK=$(mktemp -d)
passed=0 failed=0 skipped=0
tunnels=''

finish() {
  local pid
  for pid in $tunnels; do kill "$pid" 2>/dev/null || true; done
  if [ -f "$WORK/pod" ]; then kube delete --wait=false -f "$WORK/pod" >/dev/null 2>&1 || true; fi
  rm -rf "$WORK"
}
trap finish EXIT

kube() { kubectl ${CONTEXT:+--context="$CONTEXT"} "$@"; }

# check FUNCTION TITLE: makes one check in a shell of its own, and counts it.
check() {
  local seen code=0
  seen=$("$1" 2>&1) || code=$?
  case $code in
    0) passed=$((passed + 1)) && printf 'ok       %s: %s\n' "$2" "$seen" ;;
    3) skipped=$((skipped + 1)) && printf 'skipped  %s: %s\n' "$2" "$seen" ;;
    *) failed=$((failed + 1)) && printf 'FAILED   %s: %s\n' "$2" "$seen" ;;
  esac
}

# fail TEXT, skip TEXT: end a check.
fail() { printf '%s' "$1" && exit 1; }
skip() { printf '%s' "$1" && exit 3; }

# within SECONDS COMMAND…: tries again until it succeeds.
within() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 2
  done
}

# tunnel NAMESPACE SERVICE PORT HOST: calls to HOST go through the API server to the Service. It works where policies of
# a mesh keep others out, and takes headers along.
tunnel() {
  local log=$WORK/tunnel.$3.$2 port
  : >"$log" # it is read before the tunnel may have begun to write
  kube port-forward --namespace="$1" "service/$2" ":$3" >"$log" 2>&1 &
  tunnels="$tunnels $!"
  within 20 grep -q '^Forwarding from 127' "$log" || { echo "no tunnel to $1/$2: $(cat "$log")" >&2 && return; }
  port=$(sed -n 's/^Forwarding from 127\.0\.0\.1:\([0-9]*\).*/\1/p' "$log" | head -n 1)
  printf 'connect-to = "%s:%s:127.0.0.1:%s"\n' "$4" "$3" "$port" >>"$WORK/curl"
}

# login NAMESPACE SECRET: calls name the user of the Secret. Its password is shown to nobody but curl.
login() {
  local user
  user=$(kube get secret "$2" --namespace="$1" \
    -o 'go-template={{index .data "username" | base64decode}}:{{index .data "password" | base64decode}}' 2>/dev/null) ||
    { echo "cannot read the Secret $1/$2" >&2 && return; }
  user=${user//\\/\\\\}
  (umask 077 && printf 'user = "%s"\n' "${user//\"/\\\"}" >>"$WORK/login")
}

# ask URL ARGUMENT…: what the log store answers, as the tenant and the user that the stack has.
ask() { curl --silent --show-error --fail --max-time 30 --config "$WORK/curl" --config "$WORK/login" "$@"; }

# status URL ARGUMENT…: only the number, for nobody in particular.
status() { curl --silent --output /dev/null --max-time 30 --config "$WORK/curl" --write-out '%{http_code}' "$@"; }

# reachable URL: a log store outside of the cluster may not be.
reachable() {
  [ "$(status "$1")" != 000 ] || skip "$1 cannot be reached from here"
}

# lines QUERY: the lines of the last hour that a query finds, or as many as say whether there are any.
lines() {
  local now
  now=$(date +%s)
  ask "$QUERY/loki/api/v1/query_range" --get --data-urlencode "query=$1" --data-urlencode "start=$((now - 3600))000000000" \
    --data-urlencode "end=$((now + 60))000000000" --data-urlencode limit=20
}

# found QUERY: is there any?
found() { lines "$1" | grep -q '"values":\[\['; }

# rollout NAMESPACE KIND/NAME
rollout() {
  kube rollout status "$2" --namespace="$1" --timeout=60s >/dev/null || fail "$2 in $1 is not ready"
}

# on_every_node NAMESPACE NAME: as many pods are ready as there are nodes.
on_every_node() {
  local nodes ready
  nodes=$(kube get nodes -o name | wc -l | tr -d ' ')
  ready=$(kube get daemonset "$2" --namespace="$1" -o 'jsonpath={.status.numberReady}')
  [ "$nodes" = "$ready" ] || fail "$2 is ready on $ready of $nodes nodes"
}

# exists KIND NAMESPACE NAME
exists() { kube get "$1" "$3" --namespace="$2" >/dev/null 2>&1 || fail "there is no $1 $2/$3"; }

# metrics NAMESPACE PATH PAGE NAME: the page holds metrics.
metrics() {
  kube get --raw "/api/v1/namespaces/$1/$2/proxy$3" 2>/dev/null >"$WORK/metrics" || fail "that of $4 does not answer"
  grep -q '^# TYPE ' "$WORK/metrics" || fail "that of $4 holds no metrics"
}

# pod_of NAMESPACE SELECTOR
pod_of() {
  kube get pods --namespace="$1" --selector="$2" --field-selector=status.phase=Running -o 'jsonpath={.items[0].metadata.name}'
}

# services NAMESPACE: those that can be reached from outside of the cluster.
services() {
  kube get services --namespace="$1" -o 'go-template={{range .items}}
{{if or (eq .spec.type "LoadBalancer") (eq .spec.type "NodePort")}}{{.metadata.name}}{{end}}{{end}}{{"\n"}}'
}

# ingresses NAMESPACE: the Services that Ingresses lead to.
ingresses() {
  kube get ingresses --namespace="$1" -o 'go-template={{range .items}}
{{with .spec.defaultBackend}}{{with .service}}{{.name}}{{end}}{{end}}{{range .spec.rules}}{{with .http}}{{range .paths}}
{{with .backend.service}}{{.name}}{{end}}{{end}}{{end}}{{end}}{{end}}{{"\n"}}'
}

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
    grep -qx configmap/loki-datasource ||
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
