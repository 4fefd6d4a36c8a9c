#!/usr/bin/env bash
# Brings the folder of an environment back as an earlier commit has it, or takes the stack out of the cluster.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

USAGE='Usage: scripts/rollback.sh ENVIRONMENT [OPTION…]

Applies dist/ENVIRONMENT of an earlier commit, and removes what that one lacks. Namespaces and volumes stay. Asks nothing.

  --to GIT_REF             the commit (that before the last change of dist/ENVIRONMENT)
  --remove                 take out all of it, in place of going back
  --delete-volumes NAME…   also these PersistentVolumeClaims, each as NAMESPACE/NAME, with the lines on them
  --context NAME           the context of kubectl, in place of the current one
  --dry-run                the API server checks everything, and nothing changes
  --force-conflicts        take over fields that someone else has set
  --no-wait                apply only
  --timeout SECONDS        how long each object may take to become ready, or to go (600)'

# shellcheck source=scripts/lib/load.sh
. "$ROOT/scripts/lib/load.sh"
# shellcheck source=scripts/lib/volumes.sh
. "$ROOT/scripts/lib/volumes.sh"

# What an older folder lacks is what one goes back for.
PRUNE=yes
REF='' REMOVE='' VOLUMES=''

while [ $# -gt 0 ]; do
  TAKEN=1
  case $1 in
    --to) value "$@" && REF=$2 TAKEN=2 ;;
    --remove) REMOVE=yes ;;
    --delete-volumes)
      value "$@"
      while [ $# -ge 2 ] && [ "${2#-}" = "$2" ] && [ "${2#*/}" != "$2" ]; do
        VOLUMES="$VOLUMES $2"
        shift
      done
      [ -n "$VOLUMES" ] || misused "A volume is named as NAMESPACE/NAME, not $2."
      ;;
    *) shared_option "$@" ;;
  esac
  shift "$TAKEN"
done

# earlier_commit: the one before the last change of the environment's folder.
earlier_commit() {
  local commit
  commit=$(git -C "$ROOT" log --max-count=1 --format=%H -- "dist/$ENVIRONMENT" 2>/dev/null) || commit=''
  if [ -z "$commit" ] || ! git -C "$ROOT" rev-parse --verify --quiet "$commit^"; then
    fail "there is no commit before the last change of dist/$ENVIRONMENT." 'Name one: --to GIT_REF'
  fi
}

# go_back: applies the folder as the commit has it.
go_back() {
  local commit
  if [ -z "$REF" ]; then REF=$(earlier_commit); fi
  commit=$(git -C "$ROOT" rev-parse --verify --quiet "$REF^{commit}") ||
    fail "git knows no commit $REF." 'git log -- dist/'"$ENVIRONMENT lists those that changed the environment."
  mkdir "$WORK/commit"
  git -C "$ROOT" archive "$commit" "dist/$ENVIRONMENT" 2>/dev/null | tar -x -C "$WORK/commit" 2>/dev/null ||
    fail "the commit $REF has no dist/$ENVIRONMENT." 'Take a later one, or --remove the stack.'
  check_folder "$WORK/commit/dist/$ENVIRONMENT"
  say "Back to $(git -C "$ROOT" log --max-count=1 --format='%h, %s' "$commit")"
  deploy_folder "$WORK/commit/dist/$ENVIRONMENT"
}

# take_out: removes what earlier runs applied, and what the folder holds.
take_out() {
  if [ -f "$ROOT/dist/$ENVIRONMENT/kustomization.yaml" ]; then read_folder "$ROOT/dist/$ENVIRONMENT"; else : >"$WORK/objects"; fi
  read_inventory >"$WORK/before"
  sort -u "$WORK/objects" "$WORK/before" >"$WORK/all"
  stage 'removal'
  remove_objects "$WORK/all"
  if [ -z "$DRY_RUN" ]; then forget_removed; fi
}

check_options
check_cluster
check_volumes
if [ -n "$REMOVE" ]; then take_out; else go_back; fi
delete_volumes
tell_volumes

if [ -n "$DRY_RUN" ]; then printf '\n%s\n' 'Nothing was changed.'; fi
