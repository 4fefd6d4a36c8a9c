#!/usr/bin/env bash
# Applies the folder of an environment without GitOps. Safe to repeat: what is as it should be stays untouched.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

USAGE='Usage: scripts/deploy.sh ENVIRONMENT [OPTION…]

Applies dist/ENVIRONMENT, stage by stage, and waits until each stage works. Asks nothing.

  --context NAME      the context of kubectl, in place of the current one
  --dry-run           the API server checks everything, and nothing changes
  --prune             remove what an earlier run applied and the folder no longer holds;
                      Namespaces and volumes stay all the same
  --force-conflicts   take over fields that someone else has set
  --no-wait           apply only
  --timeout SECONDS   how long each object may take to become ready (600)'

# shellcheck source=scripts/lib/load.sh
. "$ROOT/scripts/lib/load.sh"

while [ $# -gt 0 ]; do
  case $1 in
    --prune) PRUNE=yes TAKEN=1 ;;
    *) shared_option "$@" ;;
  esac
  shift "$TAKEN"
done

check_options
check_folder "$ROOT/dist/$ENVIRONMENT"
check_cluster
deploy_folder "$ROOT/dist/$ENVIRONMENT"

if [ -n "$DRY_RUN" ]; then
  printf '\n%s\n' 'Nothing was changed.'
else
  printf '\n%s\n' "$ENVIRONMENT is deployed. Does it work? dist/$ENVIRONMENT/smoke.sh"
fi
