# shellcheck shell=bash
# What must be in the cluster before the stages. Sourced by deploy.sh and rollback.sh.

# check_needs FOLDER: the namespaces of others, the Secrets with their keys, and the Services of others with their ports
# are there. Looks at names and labels only.
check_needs() {
  local what namespace rest
  if [ ! -f "$1/needs.txt" ]; then
    say 'This folder does not say what it needs: nothing is checked.'
    return
  fi
  : >"$WORK/missing"
  while read -r what namespace rest <&3; do
    # shellcheck disable=SC2086 # a name, and words for keys and ports
    case $what in
      namespace) missing_namespace "$namespace" $rest >>"$WORK/missing" ;;
      secret) missing_secret "$namespace" $rest >>"$WORK/missing" ;;
      service) missing_service "$namespace" $rest >>"$WORK/missing" ;;
    esac
  done 3<"$1/needs.txt"
  [ ! -s "$WORK/missing" ] ||
    fail 'what must be there first is missing:' "$(cat "$WORK/missing" && create_it)"
}

create_it() {
  if [ -z "$DRY_RUN" ]; then say 'The namespaces of this environment are there now, and its stages were not touched.'; fi
  say 'The README.md of the environment says what belongs there. Create it, then run this again.'
}

# missing_namespace NAMESPACE LEVEL…: one that someone else owns, with the Pod Security levels that it may enforce; none
# is no label. Without levels, any will do.
missing_namespace() {
  local namespace=$1 level
  shift
  if ! exists Namespace - "$namespace"; then
    say "- the namespace $namespace, which someone else owns"
    return
  fi
  [ $# -gt 0 ] || return 0
  level=$(kube get Namespace "$namespace" -o "$LEVEL")
  case " $* " in
    *" ${level:-none} "*) ;;
    *) say "- the label pod-security.kubernetes.io/enforce=$(wanted_level "$@") of the namespace $namespace, which has ${level:-none}" ;;
  esac
}

# wanted_level LEVEL…: the strictest that a label can name.
wanted_level() {
  [ "$1" != none ] || shift
  printf '%s' "$1"
}

LEVEL='go-template={{with .metadata.labels}}{{with index . "pod-security.kubernetes.io/enforce"}}{{.}}{{end}}{{end}}'

# missing_secret NAMESPACE NAME KEY…
missing_secret() {
  local namespace=$1 name=$2 present key
  shift 2
  if ! exists Secret "$namespace" "$name"; then
    say "- the Secret $namespace/$name: $(makes_secret "$namespace" "$name" "$@")$(comes_later "$namespace")"
    return
  fi
  present=$(kube get Secret "$name" --namespace="$namespace" -o "$KEYS")
  for key in "$@"; do
    grep -qxF -e "$key" <<<"$present" || say "- the key $key in the Secret $namespace/$name"
  done
}

# makes_secret NAMESPACE NAME KEY…: the command that does.
makes_secret() {
  printf 'kubectl -n %q create secret generic %q' "$1" "$2"
  shift 2
  [ $# -eq 0 ] || printf ' --from-file=%q=FILE' "$@"
}

# comes_later NAMESPACE: a dry run makes none of the namespaces.
comes_later() {
  if [ -n "$DRY_RUN" ] && ! exists Namespace - "$1"; then
    printf ', once a run without --dry-run has made the namespace'
  fi
}

# The names of its keys, and no value.
# shellcheck disable=SC2016 # a variable of the template
KEYS='go-template={{range $key, $_ := .data}}{{$key}}{{"\n"}}{{end}}'

# missing_service NAMESPACE NAME PORT: one that only stands for a name outside of the cluster need not list its ports.
missing_service() {
  local ports
  if ! exists Service "$1" "$2"; then
    say "- the Service $1/$2 with the port $3, which someone else runs"
    return
  fi
  ports=$(kube get Service "$2" --namespace="$1" -o "$PORTS")
  [ -z "$ports" ] || grep -qxF -e "$3" <<<"$ports" || say "- the port $3 of the Service $1/$2"
}

PORTS='go-template={{range .spec.ports}}{{.port}}{{"\n"}}{{end}}'
