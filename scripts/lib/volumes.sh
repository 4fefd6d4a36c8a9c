# shellcheck shell=bash
# Volumes, which only go by their names. Sourced by rollback.sh.

# add_volume NAME: one more that shall go.
add_volume() {
  case $1 in
    *[!a-z0-9./-]* | */*/* | /* | */ | [!a-z0-9]*) misused "A volume is named as NAMESPACE/NAME, not $1." ;;
    */*) VOLUMES="$VOLUMES $1" ;;
    *) misused "A volume is named as NAMESPACE/NAME, not $1." ;;
  esac
}

# check_volumes: those that shall go are there, where the environment is, before anything is changed.
check_volumes() {
  local volume
  for volume in $VOLUMES; do
    namespaces_of_stack | grep -qxF -e "${volume%%/*}" ||
      fail "the namespace of the volume $volume has nothing of $ENVIRONMENT." \
        'Nothing was changed. If it should go all the same: kubectl delete pvc, with its name.'
    exists PersistentVolumeClaim "${volume%%/*}" "${volume#*/}" ||
      fail "there is no volume $volume." 'Nothing was changed. kubectl get pvc -A lists them.'
  done
}

# namespaces_of_stack: those that its objects are, or are in.
namespaces_of_stack() { awk '$2 == "Namespace" { print $4 } $3 != "-" { print $3 }' "$WORK/all" | sort -u; }

# delete_volumes: a claim goes as soon as no pod uses it.
delete_volumes() {
  local volume
  if [ -z "$VOLUMES" ]; then return; fi
  stage 'volumes'
  for volume in $VOLUMES; do
    kube delete PersistentVolumeClaim "${volume#*/}" --namespace="${volume%%/*}" --wait=false ${DRY_RUN:+--dry-run=server} \
      >"$WORK/answer" 2>&1 ||
      fail "the volume $volume could not be deleted: $(cat "$WORK/answer")" 'Those before it are gone. Run this again.'
    indent <"$WORK/answer"
  done
  say 'Each goes as soon as no pod uses it.'
}

# tell_volumes: what stays in the namespaces of the environment after a removal, and how it would go.
tell_volumes() {
  local namespace name
  if [ -z "$REMOVE" ]; then return; fi
  stage 'stays, and goes by its name only'
  while read -r namespace <&3; do
    for name in $(claims_in "$namespace"); do
      case " $VOLUMES " in *" $namespace/$name "*) ;; *) say "   volume $namespace/$name" ;; esac
    done
  done 3< <(namespaces_of_stack)
  while read -r namespace <&3; do
    say "   namespace $namespace, with $(objects_in "$namespace") objects in it"
  done 3< <(awk '$2 == "Namespace" { print $4 }' "$WORK/all" | sort -u)
  say "Volumes of others are among them. npx cdk8s-logging rollback $ENVIRONMENT --remove --delete-volumes NAMESPACE/NAME…"
  say 'deletes volumes, kubectl delete namespace NAME a namespace with everything in it, whoever has made it.'
}

# claims_in NAMESPACE: those that are not going already.
claims_in() { kube get PersistentVolumeClaim --namespace="$1" -o "$STAYING" 2>/dev/null || true; }

STAYING='go-template={{range .items}}{{if not .metadata.deletionTimestamp}}{{.metadata.name}}{{"\n"}}{{end}}{{end}}'

# objects_in NAMESPACE: how many people would miss, without what every namespace has.
objects_in() {
  local kinds=all,configmap,secret,persistentvolumeclaim,serviceaccount
  kube get "$kinds" --namespace="$1" -o name 2>/dev/null |
    grep -c -v -e '^configmap/kube-root-ca.crt$' -e '^serviceaccount/default$' || true
}
