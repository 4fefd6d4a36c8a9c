# shellcheck shell=bash
# The parts of the scripts, and what they share. Sourced by deploy.sh and rollback.sh.

# shellcheck source=scripts/lib/output.sh
. "$ROOT/scripts/lib/output.sh"
# shellcheck source=scripts/lib/cluster.sh
. "$ROOT/scripts/lib/cluster.sh"
# shellcheck source=scripts/lib/folder.sh
. "$ROOT/scripts/lib/folder.sh"
# shellcheck source=scripts/lib/needs.sh
. "$ROOT/scripts/lib/needs.sh"
# shellcheck source=scripts/lib/inventory.sh
. "$ROOT/scripts/lib/inventory.sh"
# shellcheck source=scripts/lib/apply.sh
. "$ROOT/scripts/lib/apply.sh"
# shellcheck source=scripts/lib/wait.sh
. "$ROOT/scripts/lib/wait.sh"
# shellcheck source=scripts/lib/remove.sh
. "$ROOT/scripts/lib/remove.sh"

# What the command line may change.
ENVIRONMENT='' CONTEXT='' DRY_RUN='' PRUNE='' FORCE='' WAIT=yes TIMEOUT=600

# shellcheck disable=SC2034 # the scripts shift by TAKEN
# shared_option ARGUMENT…: reads one option that both scripts have, and sets $TAKEN to the number of its words.
shared_option() {
  TAKEN=1
  case $1 in
    --dry-run) DRY_RUN=yes ;;
    --no-wait) WAIT='' ;;
    --force-conflicts) FORCE=yes ;;
    --context) value "$@" && CONTEXT=$2 TAKEN=2 ;;
    --timeout) value "$@" && TIMEOUT=$2 TAKEN=2 ;;
    -h | --help) say "$USAGE" && exit 0 ;;
    -*) misused "There is no option $1." ;;
    *) [ -z "$ENVIRONMENT" ] || misused "One environment at a time: $ENVIRONMENT or $1?" && ENVIRONMENT=$1 ;;
  esac
}

# check_options: before anything is asked of the cluster.
check_options() {
  [ -n "$ENVIRONMENT" ] || misused "Which environment? There are: $(environments)"
  case $ENVIRONMENT in */* | .*) misused "$ENVIRONMENT is no name of an environment." ;; esac
  case $TIMEOUT in '' | *[!0-9]*) misused '--timeout takes whole seconds.' ;; esac
}

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
