# shellcheck shell=bash
# The cluster, seen through kubectl. Sourced by deploy.sh and rollback.sh.

# kube ARGUMENT…: kubectl in the chosen context.
kube() { kubectl ${CONTEXT:+--context="$CONTEXT"} "$@"; }

# check_cluster: kubectl is there, knows the context, and the API server answers.
check_cluster() {
  local context=$CONTEXT answer
  check_program kubectl 'https://kubernetes.io/docs/tasks/tools/'
  if [ -z "$context" ]; then
    context=$(kubectl config current-context 2>/dev/null) ||
      fail 'kubectl has no current context.' 'Name one: --context NAME. They are listed by: kubectl config get-contexts'
  elif ! kubectl config get-contexts "$context" >/dev/null 2>&1; then
    fail "kubectl knows no context $context." 'Those that it knows are listed by: kubectl config get-contexts'
  fi
  answer=$(kube get --request-timeout=20s --raw /version 2>&1) ||
    fail "the cluster of the context $context does not answer: $answer" \
      'Nothing was changed. Check the context, your login and the network, then run this again.'
  say "Environment $ENVIRONMENT, context $context."
}

# check_program NAME WHERE: it is installed.
check_program() {
  command -v "$1" >/dev/null || fail "$1 is not installed." "Nothing was changed. Install it: $2"
}

# exists KIND NAMESPACE NAME: is the object in the cluster? A kind that the cluster does not know has no objects.
exists() {
  local answer namespace
  namespace=$(in_namespace "$2")
  if answer=$(kube get "$1" "$3" ${namespace:+"$namespace"} --ignore-not-found -o name 2>&1); then
    [ -n "$answer" ]
    return
  fi
  case $answer in
    *"doesn't have a resource type"* | *'no matches for kind'*) return 1 ;;
    *)
      fail "cannot look for $(described "$1" "$2" "$3"): $answer" \
        'It was not touched. Run this again once kubectl may read it.'
      ;;
  esac
}

# present: the objects on standard input that the cluster has.
present() {
  local part kind namespace name
  while read -r part kind namespace name <&4; do
    if exists "$kind" "$namespace" "$name"; then printf '%s\n' "$part $kind $namespace $name"; fi
  done 4<&0 </dev/null
}

# in_namespace NAMESPACE: the argument for kubectl; none for an object without a namespace.
in_namespace() { [ "$1" = - ] || printf '%s\n' "--namespace=$1"; }

# described KIND NAMESPACE NAME: how people name an object.
described() {
  if [ "$2" = - ]; then printf '%s %s' "${1%%.*}" "$3"; else printf '%s %s/%s' "${1%%.*}" "$2" "$3"; fi
}

# describe_all: the objects on standard input, as people name them.
describe_all() {
  local kind namespace name
  while read -r _ kind namespace name; do
    printf -- '- %s\n' "$(described "$kind" "$namespace" "$name")"
  done
}
