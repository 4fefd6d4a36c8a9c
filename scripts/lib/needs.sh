# What must be in the cluster before the stages. Sourced by deploy.sh and rollback.sh.

# check_needs FOLDER: the namespaces of others, and the Secrets with their keys, are there. Looks at names only.
check_needs() {
  local what namespace rest
  if [ ! -f "$1/needs.txt" ]; then
    say 'This folder does not say which Secrets it needs: nothing is checked.'
    return
  fi
  : >"$WORK/missing"
  while read -r what namespace rest <&3; do
    case $what in
      namespace) missing_namespace "$namespace" >>"$WORK/missing" ;;
      # shellcheck disable=SC2086 # a name, and a word for each key
      secret) missing_secret "$namespace" $rest >>"$WORK/missing" ;;
    esac
  done 3<"$1/needs.txt"
  [ ! -s "$WORK/missing" ] ||
    fail 'what must be there first is missing:' "$(cat "$WORK/missing" && printf '%s' "$CREATE_IT")"
}

CREATE_IT='The README.md of the environment says what belongs there. Create it, then run this again.'

missing_namespace() {
  if ! exists Namespace - "$1"; then say "- the namespace $1, which someone else owns"; fi
}

# missing_secret NAMESPACE NAME KEY…
missing_secret() {
  local namespace=$1 name=$2 present key
  shift 2
  if ! exists Secret "$namespace" "$name"; then
    say "- the Secret $namespace/$name: kubectl -n $namespace create secret generic $name$(printf ' --from-file=%s=FILE' "$@")"
    return
  fi
  present=$(kube get Secret "$name" --namespace="$namespace" -o "$KEYS")
  for key in "$@"; do
    grep -qxF -e "$key" <<<"$present" || say "- the key $key in the Secret $namespace/$name"
  done
}

# The names of its keys, and no value.
KEYS='go-template={{range $key, $_ := .data}}{{$key}}{{"\n"}}{{end}}'
