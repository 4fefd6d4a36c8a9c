# shellcheck shell=bash
# Volumes, which only go by their names. Sourced by rollback.sh.

# check_volumes: those that shall go are there, before anything is changed.
check_volumes() {
  local volume
  for volume in $VOLUMES; do
    exists PersistentVolumeClaim "${volume%%/*}" "${volume#*/}" ||
      fail "there is no volume $volume." 'Nothing was changed. kubectl get pvc -A lists them.'
  done
}

# delete_volumes: a claim goes as soon as no pod uses it.
delete_volumes() {
  local volume
  if [ -z "$VOLUMES" ]; then return; fi
  stage 'volumes'
  for volume in $VOLUMES; do
    kube delete PersistentVolumeClaim "${volume#*/}" --namespace="${volume%%/*}" --wait=false ${DRY_RUN:+--dry-run=server} |
      indent
  done
}

# tell_volumes: what stays in the namespaces of the environment after a removal, and how it would go.
tell_volumes() {
  local namespace claims
  if [ -z "$REMOVE" ]; then return; fi
  stage 'stays, and goes by its name only'
  while read -r namespace <&3; do
    claims=$(kube get PersistentVolumeClaim --namespace="$namespace" -o name 2>/dev/null) || continue
    [ -z "$claims" ] || printf '%s\n' "$claims" | sed "s|^[^/]*/|   volume $namespace/|"
  done 3< <(awk '$2 == "Namespace" { print $4 } $3 != "-" { print $3 }' "$WORK/all" | sort -u)
  awk '$2 == "Namespace" { print "   namespace " $4 }' "$WORK/all"
  say "scripts/rollback.sh $ENVIRONMENT --remove --delete-volumes NAMESPACE/NAME… deletes volumes,"
  say 'kubectl delete namespace NAME a namespace with everything in it.'
}
