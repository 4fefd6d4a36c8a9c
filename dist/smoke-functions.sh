# Generated from cdk8s-logging: npx cdk8s-logging synth writes it.
# Functions that the smoke.sh of every folder beside it reads in.
# shellcheck shell=bash disable=SC2034

CONTEXT=''
case $# in
  0) ;;
  2) [ "$1" = --context ] && CONTEXT=$2 ;;
esac
if [ $# -gt 0 ] && [ -z "$CONTEXT" ]; then
  echo 'Usage: smoke.sh [--context NAME]' >&2
  echo 'SMOKE_IMAGE, if it is set, is the image of the pod that some checks start: one with a shell.' >&2
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

# all_ready NAMESPACE KIND/NAME: as many pods are ready as are wanted, where pods are replaced by an operator.
all_ready() {
  local wanted ready
  wanted=$(kube get "$2" --namespace="$1" -o 'jsonpath={.spec.replicas}')
  ready=$(kube get "$2" --namespace="$1" -o 'jsonpath={.status.readyReplicas}')
  [ "$wanted" = "$ready" ] || fail "$2 in $1 is not ready"
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

# admits NAMESPACE LEVEL…: the namespace enforces one of these Pod Security levels; none is no label.
admits() {
  local namespace=$1 level
  shift
  level=$(kube get namespace "$namespace" -o \
    'go-template={{with .metadata.labels}}{{with index . "pod-security.kubernetes.io/enforce"}}{{.}}{{end}}{{end}}') ||
    fail "the namespace $namespace cannot be read"
  case " $* " in
    *" ${level:-none} "*) ;;
    *) fail "$namespace has the Pod Security level ${level:-none}, and its pods need one of: $*" ;;
  esac
}

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

# redaction_pod NAMESPACE NAME SECRET IMAGE: the YAML of a pod that prints a made-up secret in two forms.
redaction_pod() {
  cat <<YAML
apiVersion: v1
kind: Pod
metadata:
  name: $2
  namespace: "$1"
spec:
  restartPolicy: Never
  activeDeadlineSeconds: 300
  automountServiceAccountToken: false
  securityContext:
    runAsNonRoot: true
    runAsUser: 65534
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: smoke
      image: "$4"
      command: [sh, -c, 'echo "$2 password=$3"; echo "$2 Authorization: Bearer $3$3$3"; sleep 240']
      resources:
        requests: { cpu: 10m, memory: 8Mi }
        limits: { memory: 16Mi }
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
YAML
}
