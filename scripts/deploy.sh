#!/usr/bin/env bash
# Applies the folder of an environment without GitOps. Safe to repeat: what is as it should be stays untouched.
set -euo pipefail

SCRIPTS=$(CDPATH='' cd -- "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# The repository, and the folder in it that synth writes: `cdk8s-logging deploy` and its like tell them.
ROOT=${CDK8S_LOGGING_ROOT:-$(dirname "$SCRIPTS")}
OUTPUT=${CDK8S_LOGGING_OUTPUT:-dist}

USAGE='Usage: npx cdk8s-logging deploy ENVIRONMENT [OPTION…]

Applies dist/ENVIRONMENT, stage by stage, and waits until each stage works. Asks nothing.

  --context NAME      the context of kubectl, in place of the current one
  --dry-run           the API server checks everything, and nothing changes
  --prune             remove what an earlier run applied, nobody else applies too, and the folder no longer holds;
                      Namespaces, volumes and CRDs stay all the same
  --adopt NAME        the cluster holds the environment NAME, whose place this one takes: what that one brought
                      belongs to this one, and --prune removes what is not in its folder
  --beside NAME       the cluster may hold the environment NAME as well; may be repeated
  --force-conflicts   take over fields that someone else has set
  --no-wait           apply only
  --timeout SECONDS   how long each object may take to become ready (600)'

# shellcheck source=scripts/lib/load.sh
. "$SCRIPTS/lib/load.sh"

while [ $# -gt 0 ]; do
  case $1 in
    --prune) PRUNE=yes TAKEN=1 ;;
    *) shared_option "$@" ;;
  esac
  shift "$TAKEN"
done

check_options
check_folder "$ROOT/$OUTPUT/$ENVIRONMENT"
check_cluster
read_cluster
deploy_folder "$ROOT/$OUTPUT/$ENVIRONMENT"

if [ -n "$DRY_RUN" ]; then
  printf '\n%s\n' 'Nothing was changed.'
elif [ -f "$ROOT/$OUTPUT/$ENVIRONMENT/smoke.sh" ]; then
  printf '\n%s\n' "$ENVIRONMENT is deployed. Does it work? $OUTPUT/$ENVIRONMENT/smoke.sh"
else
  printf '\n%s\n' "$ENVIRONMENT is switched off: what is left in its folder protects its data."
fi
