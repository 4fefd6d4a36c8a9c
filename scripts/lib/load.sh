# shellcheck shell=bash
# The parts of the scripts, and what they share. Sourced by deploy.sh and rollback.sh.

# shellcheck source=scripts/lib/output.sh
. "$SCRIPTS/lib/output.sh"
# shellcheck source=scripts/lib/cluster.sh
. "$SCRIPTS/lib/cluster.sh"
# shellcheck source=scripts/lib/folder.sh
. "$SCRIPTS/lib/folder.sh"
# shellcheck source=scripts/lib/needs.sh
. "$SCRIPTS/lib/needs.sh"
# shellcheck source=scripts/lib/inventory.sh
. "$SCRIPTS/lib/inventory.sh"
# shellcheck source=scripts/lib/neighbours.sh
. "$SCRIPTS/lib/neighbours.sh"
# shellcheck source=scripts/lib/advice.sh
. "$SCRIPTS/lib/advice.sh"
# shellcheck source=scripts/lib/apply.sh
. "$SCRIPTS/lib/apply.sh"
# shellcheck source=scripts/lib/wait.sh
. "$SCRIPTS/lib/wait.sh"
# shellcheck source=scripts/lib/ours.sh
. "$SCRIPTS/lib/ours.sh"
# shellcheck source=scripts/lib/remove.sh
. "$SCRIPTS/lib/remove.sh"

# The field manager of all that these scripts apply, and the label of all that belongs to a stack.
FIELD_MANAGER=cdk8s-logging
PART_OF=logging

# What the command line may change.
ENVIRONMENT='' CONTEXT='' DRY_RUN='' PRUNE='' FORCE='' WAIT=yes TIMEOUT=600 ADOPT='' BESIDE=''

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
    --adopt) other_environment "$@" && ADOPT=$2 TAKEN=2 ;;
    --beside) other_environment "$@" && BESIDE="$BESIDE $2" TAKEN=2 ;;
    -h | --help) say "$USAGE" && exit 0 ;;
    -*) misused "There is no option $1." ;;
    *) [ -z "$ENVIRONMENT" ] || misused "One environment at a time: $ENVIRONMENT or $1?" && ENVIRONMENT=$1 ;;
  esac
}

# other_environment OPTION NAME…: the value is a name.
other_environment() {
  value "$@"
  is_name "$2" || misused "$1 takes the name of an environment, not $2."
}

# is_name TEXT: it can be the name of an environment, and of a folder.
is_name() { case $1 in '' | [.-]* | *[!A-Za-z0-9._-]*) return 1 ;; esac; }

# check_options: before anything is asked of the cluster.
check_options() {
  [ -n "$ENVIRONMENT" ] || misused "Which environment? There are: $(environments)"
  is_name "$ENVIRONMENT" || misused "$ENVIRONMENT is no name of an environment. There are: $(environments)"
  case " $ADOPT $BESIDE " in
    *" $ENVIRONMENT "*) misused "--adopt and --beside name another environment than $ENVIRONMENT." ;;
  esac
  case $TIMEOUT in 0* | *[!0-9]* | ???????*) misused '--timeout takes whole seconds, from 1 to 999999.' ;; esac
}

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
trap interrupted INT TERM HUP
