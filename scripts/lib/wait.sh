# shellcheck shell=bash
# Until what was applied works. Sourced by deploy.sh and rollback.sh.

# wait_for_stage STAGE: each object that says so itself is ready.
wait_for_stage() {
  local part kind namespace name
  while read -r part kind namespace name <&3; do
    [ "$part" = "$1" ] || continue
    wait_for "$kind" "$namespace" "$name" </dev/null >"$WORK/wait.log" 2>&1 || not_ready "$kind" "$namespace" "$name"
    indent <"$WORK/wait.log"
  done 3<"$WORK/objects"
}

# wait_for KIND NAMESPACE NAME: at most $TIMEOUT seconds, or twice that for what comes in two steps.
wait_for() {
  local kind=$1 namespace=$2 name=$3
  case $kind in
    DaemonSet.apps | StatefulSet.apps | Deployment.apps)
      kube rollout status "$kind/$name" --namespace="$namespace" --timeout="${TIMEOUT}s"
      ;;
    HelmRelease.helm.toolkit.fluxcd.io) wait_until condition=Ready "$@" ;;
    Application.argoproj.io)
      wait_until "jsonpath={.status.sync.status}=Synced" "$@" &&
        wait_until "jsonpath={.status.health.status}=Healthy" "$@"
      ;;
    HelmChart.helm.cattle.io)
      appears Job.batch "$namespace" "helm-install-$name" &&
        wait_until condition=Complete Job.batch "$namespace" "helm-install-$name"
      ;;
  esac
}

# wait_until CONDITION KIND NAMESPACE NAME
wait_until() { kube wait "$2/$4" --namespace="$3" --for="$1" --timeout="${TIMEOUT}s"; }

# appears KIND NAMESPACE NAME: kubectl can only wait for what is there.
appears() {
  local deadline=$((SECONDS + TIMEOUT))
  until exists "$@"; do
    if [ "$SECONDS" -ge "$deadline" ]; then
      say "$(described "$@") has not appeared"
      return 1
    fi
    sleep 2
  done
}

not_ready() {
  reasons "$@" >>"$WORK/wait.log"
  indent <"$WORK/wait.log" >&2
  fail "$(described "$@") is not ready after $TIMEOUT seconds." \
    "$(advice "$WORK/wait.log" && say "Its reasons: kubectl -n $2 describe $1 $3" && what_now)"
}

# reasons KIND NAMESPACE NAME: what the object itself says, in its conditions and its last operation.
reasons() { kube get "$1" "$3" --namespace="$2" --ignore-not-found -o "$CONDITIONS" 2>/dev/null || true; }

CONDITIONS='go-template={{range .status.conditions}}{{if ne .status "True"}}{{.message}}{{"\n"}}{{end}}{{end -}}
{{with .status.operationState}}{{.message}}{{"\n"}}{{end}}'
