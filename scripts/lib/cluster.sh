# shellcheck shell=bash
# The cluster, seen through kubectl. Sourced by deploy.sh and rollback.sh.

# kube ARGUMENT…: kubectl in the chosen context.
kube() { kubectl ${CONTEXT:+--context="$CONTEXT"} "$@"; }

# check_cluster: kubectl is there, knows the context, and the API server answers.
check_cluster() {
  local context=$CONTEXT answer
  command -v kubectl >/dev/null || fail 'kubectl is not installed.' 'Install it: https://kubernetes.io/docs/tasks/tools/'
  if [ -z "$context" ]; then
    context=$(kubectl config current-context 2>/dev/null) ||
      fail 'kubectl has no current context.' 'Name one: --context NAME. They are listed by: kubectl config get-contexts'
  elif ! kubectl config get-contexts "$context" >/dev/null 2>&1; then
    fail "kubectl knows no context $context." 'Those that it knows are listed by: kubectl config get-contexts'
  fi
  answer=$(kube get --raw /version 2>&1) ||
    fail "the cluster of the context $context does not answer: $answer" 'Check the context and the network, then run this again.'
  say "Environment $ENVIRONMENT, context $context."
}

# exists KIND NAMESPACE NAME: is the object in the cluster? A kind that the cluster does not know has no objects.
exists() {
  local answer
  # shellcheck disable=SC2046 # no argument where there is no namespace
  if answer=$(kube get "$1" "$3" $(in_namespace "$2") --ignore-not-found -o name 2>&1); then
    [ -n "$answer" ]
    return
  fi
  case $answer in
    *"doesn't have a resource type"* | *'no matches for kind'*) return 1 ;;
    *) fail "cannot look for $(described "$1" "$2" "$3"): $answer" 'Nothing was removed. Run this again once kubectl may read it.' ;;
  esac
}

# in_namespace NAMESPACE: the arguments for kubectl; none for an object without a namespace.
in_namespace() { [ "$1" = - ] || printf '%s\n' "--namespace=$1"; }

# described KIND NAMESPACE NAME: how people name an object.
described() {
  if [ "$2" = - ]; then printf '%s %s' "${1%%.*}" "$3"; else printf '%s %s/%s' "${1%%.*}" "$2" "$3"; fi
}
