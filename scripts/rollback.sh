#!/usr/bin/env bash
# Brings the folder of an environment back as an earlier commit has it, or takes the stack out of the cluster.
set -euo pipefail

SCRIPTS=$(CDPATH='' cd -- "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# The repository, and the folder in it that synth writes: `cdk8s-logging deploy` and its like tell them.
ROOT=${CDK8S_LOGGING_ROOT:-$(dirname "$SCRIPTS")}
OUTPUT=${CDK8S_LOGGING_OUTPUT:-dist}

USAGE='Usage: npx cdk8s-logging rollback ENVIRONMENT [OPTION…]

Applies dist/ENVIRONMENT of an earlier commit, and removes what that one lacks. Namespaces, volumes, CRDs and what
someone else applies too stay. Asks nothing.

  --to GIT_REF             the commit (that before the last change of dist/ENVIRONMENT)
  --remove                 take out all of it, in place of going back
  --delete-volumes NAME…   also these PersistentVolumeClaims, each as NAMESPACE/NAME, with the lines on them
  --adopt NAME             the cluster holds the environment NAME, whose place this one takes: go back, or take out,
                           as if this one had brought it
  --beside NAME            the cluster may hold the environment NAME as well; may be repeated
  --context NAME           the context of kubectl, in place of the current one
  --dry-run                the API server checks everything, and nothing changes
  --force-conflicts        take over fields that someone else has set
  --no-wait                apply only
  --timeout SECONDS        how long each object may take to become ready, or to go (600)'

# shellcheck source=scripts/lib/load.sh
. "$SCRIPTS/lib/load.sh"
# shellcheck source=scripts/lib/volumes.sh
. "$SCRIPTS/lib/volumes.sh"

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
      while [ $# -ge 2 ] && [ "${2#-}" = "$2" ] && { [ -z "$VOLUMES" ] || [ "${2#*/}" != "$2" ]; }; do
        add_volume "$2"
        shift
      done
      ;;
    *) shared_option "$@" ;;
  esac
  shift "$TAKEN"
done

# check_git: there are commits to go back to, and one of them has the environment.
check_git() {
  local answer
  check_program git 'https://git-scm.com'
  answer=$(git -C "$ROOT" rev-parse --verify HEAD 2>&1) ||
    fail "this folder has no commits to go back to: $answer" 'Nothing was changed. Run this in a clone of the repository.'
  [ -n "$(git -C "$ROOT" log --max-count=1 --format=%H -- "$OUTPUT/$ENVIRONMENT")" ] ||
    fail "there is no environment $ENVIRONMENT, and no commit has had one." "Those that there are: $(environments)"
}

# earlier_commit: the one before the last change of the environment's folder.
earlier_commit() {
  local commit
  commit=$(git -C "$ROOT" log --max-count=1 --format=%H -- "$OUTPUT/$ENVIRONMENT")
  git -C "$ROOT" rev-parse --verify --quiet "$commit^" ||
    fail "there is no commit before the last change of $OUTPUT/$ENVIRONMENT." \
      'Name one: --to GIT_REF. A shallow clone lacks earlier ones: git fetch --unshallow'
}

# go_back: applies the folder as the commit has it.
go_back() {
  local commit
  if [ -z "$REF" ]; then REF=$(earlier_commit); fi
  commit=$(git -C "$ROOT" rev-parse --verify --quiet "$REF^{commit}") ||
    fail "git knows no commit $REF." 'git log -- dist/'"$ENVIRONMENT lists those that changed the environment."
  mkdir "$WORK/commit"
  git -C "$ROOT" archive "$commit" "$OUTPUT/$ENVIRONMENT" 2>/dev/null | tar -x -f - -C "$WORK/commit" 2>/dev/null ||
    fail "the commit $REF has no $OUTPUT/$ENVIRONMENT." 'Take a later one, or --remove the stack.'
  check_folder "$WORK/commit/$OUTPUT/$ENVIRONMENT"
  say "Back to $(git -C "$ROOT" log --max-count=1 --format='%h, %s' "$commit" | harmless)"
  deploy_folder "$WORK/commit/$OUTPUT/$ENVIRONMENT"
}

# take_out: removes what earlier runs applied, and what of the folder these scripts have applied.
take_out() {
  stage 'removal'
  present <"$WORK/all" >"$WORK/there"
  remove_objects "$WORK/there"
  if [ -z "$DRY_RUN" ]; then forget_removed; fi
  forget_adopted
}

# list_all: what belongs to the environment goes to $WORK/all. One goes back from a folder that may be broken.
list_all() {
  : >"$WORK/objects"
  if [ -n "$REMOVE" ] && [ -f "$ROOT/$OUTPUT/$ENVIRONMENT/kustomization.yaml" ]; then
    read_folder "$ROOT/$OUTPUT/$ENVIRONMENT"
  elif [ -n "$REMOVE" ] && [ ! -s "$WORK/before" ]; then
    fail "there is no environment $ENVIRONMENT, neither in dist/ nor in the cluster." \
      "Those that there are: $(environments). The cluster holds: $(held)"
  fi
  sort -u "$WORK/objects" "$WORK/before" >"$WORK/all"
}

check_options
[ -z "$REMOVE" ] || [ -z "$REF" ] || misused '--remove takes out all of it, whatever the commit: it takes no --to.'
if [ -z "$REMOVE" ]; then check_git; fi
check_cluster
read_cluster
list_all
check_volumes
if [ -n "$REMOVE" ]; then take_out; else go_back; fi
delete_volumes
tell_volumes

if [ -n "$DRY_RUN" ]; then printf '\n%s\n' 'Nothing was changed.'; fi
