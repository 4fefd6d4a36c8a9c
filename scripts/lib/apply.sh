# shellcheck shell=bash
# Stages into the cluster. Sourced by deploy.sh and rollback.sh.

# deploy_folder FOLDER: all stages in their order, then what earlier runs applied and this folder lacks.
deploy_folder() {
  local part
  read_folder "$1"
  check_apart
  apply_namespaces
  check_needs "$1"
  if [ -z "$DRY_RUN" ]; then cat "$WORK/objects" "$WORK/before" | write_inventory; fi
  forget_adopted
  for part in $(stages "$1"); do
    stage "$part"
    apply_stage "$part"
    if [ -z "$DRY_RUN" ] && [ -n "$WAIT" ] && ! is_entry "$part"; then wait_for_stage "$part"; fi
  done
  clear_left_over
}

# read_cluster: what earlier runs applied goes to $WORK/before, that of an adopted environment too.
read_cluster() {
  check_neighbours
  read_inventory "$ENVIRONMENT" >"$WORK/own"
  cat "$WORK/own" "$WORK/adopted" >"$WORK/before"
  : >"$WORK/foreign"
}

# apply_namespaces: before all else, so that Secrets can be created in them.
apply_namespaces() {
  local file=$WORK/namespaces.yaml part
  for part in "$WORK"/[1-9]-*.yaml; do
    if [ -f "$part" ]; then namespaces_of "$part"; fi
  done >"$file"
  if [ ! -s "$file" ]; then return; fi
  stage 'namespaces'
  apply_file "$file"
}

apply_stage() {
  local namespace
  if [ -n "$DRY_RUN" ]; then
    while read -r namespace <&3; do
      if ! exists Namespace - "$namespace"; then
        say "   not tried, because the namespace $namespace does not exist yet:"
        awk -v part="$1" '$1 == part { print $2, $3 "/" $4 }' "$WORK/objects" | indent
        return
      fi
    done 3< <(awk -v part="$1" '$1 == part && $3 != "-" { print $3 }' "$WORK/objects" | sort -u)
  fi
  apply_file "$WORK/$1.yaml"
}

# apply_file FILE: everything in it, or the end of the run.
apply_file() {
  if kube apply --server-side --field-manager="$FIELD_MANAGER" ${FORCE:+--force-conflicts} ${DRY_RUN:+--dry-run=server} \
    -f "$1" >"$WORK/apply.log" 2>&1; then
    indent <"$WORK/apply.log"
    return
  fi
  indent <"$WORK/apply.log" >&2
  fail "the cluster refused $(basename "$1" .yaml)." "$(advice "$WORK/apply.log" && what_now)"
}

# what_now: after a stage that did not come to its end.
what_now() {
  if [ -n "$DRY_RUN" ]; then
    say 'Nothing was changed, and later stages were not tried.'
  else
    say "What was applied before stays, and later stages were not touched.
Then run this again, or go back: npx cdk8s-logging rollback $ENVIRONMENT"
  fi
}
