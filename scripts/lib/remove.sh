# shellcheck shell=bash
# Objects out of the cluster. Sourced by deploy.sh and rollback.sh.

# is_kept KIND: what only people remove who name it, because lines, or objects of others, go with it.
is_kept() {
  case $1 in
    Namespace | PersistentVolumeClaim | PersistentVolume | CustomResourceDefinition.apiextensions.k8s.io) return 0 ;;
    *) return 1 ;;
  esac
}

# clear_left_over: removes what is left over if that was asked for, tells of it otherwise, and keeps what stays in mind.
clear_left_over() {
  : >"$WORK/foreign"
  left_over >"$WORK/left-over"
  if [ -s "$WORK/left-over" ]; then
    stage 'left over from earlier runs'
    if [ -n "$PRUNE" ]; then remove_objects "$WORK/left-over"; else tell_left_over; fi
  fi
  if [ -n "$DRY_RUN" ]; then return; fi
  left_over | ours_of >"$WORK/stays"
  cat "$WORK/objects" "$WORK/stays" | write_inventory
}

# ours_of: the objects on standard input without those that turned out to be someone else's.
ours_of() { awk 'FILENAME == ARGV[1] { foreign[$0]; next } !($0 in foreign)' "$WORK/foreign" -; }

tell_left_over() {
  local kind namespace name why
  while read -r _ kind namespace name <&3; do
    why=$(reason_to_stay "$kind" "$namespace" "$name")
    say "   $(described "$kind" "$namespace" "$name")${why:+, which stays: $why}"
  done 3<"$WORK/left-over"
  say 'Nothing of it was removed: npx cdk8s-logging deploy with --prune removes what has no reason to stay.'
}

# reason_to_stay KIND NAMESPACE NAME: nothing for what may be removed.
reason_to_stay() {
  if is_kept "$1"; then
    printf 'it goes by its name only'
  elif [ -n "$(printf '%s\n' "- $*" | common "$WORK/beside" -)" ]; then
    printf 'an environment beside this one has it too'
  else
    not_ours "$@"
  fi
}

# remove_objects FILE: all of them but what has a reason to stay, engines first, so that they do not bring back the rest.
remove_objects() {
  local part kind namespace name why
  while read -r part kind namespace name <&3; do
    why=$(reason_to_stay "$kind" "$namespace" "$name")
    if [ -z "$why" ]; then
      remove "$kind" "$namespace" "$name"
      continue
    fi
    say "   $(described "$kind" "$namespace" "$name") stays: $why"
    if ! is_kept "$kind"; then printf '%s\n' "$part $kind $namespace $name" >>"$WORK/foreign"; fi
  done 3< <(in_order_of_removal <"$1")
  if [ -s "$WORK/foreign" ]; then
    say 'What someone else applies is theirs to remove. If it should go all the same: kubectl delete, with its name.'
  fi
}

# in_order_of_removal: entry objects, then the last stage first. An Argo CD project outlives its Applications.
in_order_of_removal() {
  awk '{
    rank = ($1 ~ /^[0-9]-/) ? 9 - substr($1, 1, 1) : 0
    if ($2 == "AppProject.argoproj.io") rank = 9
    print rank, $0
  }' | sort -s -n -k1,1 | cut -d ' ' -f 2-
}

# remove KIND NAMESPACE NAME
remove() {
  local answer namespace
  namespace=$(in_namespace "$2")
  answer=$(kube delete "$1" "$3" ${namespace:+"$namespace"} --ignore-not-found ${DRY_RUN:+--dry-run=server} \
    --timeout="${TIMEOUT}s" 2>&1 </dev/null) ||
    fail "$(described "$@") could not be removed: $answer" 'Objects before it are gone, the others stay. Run this again.'
  [ -z "$answer" ] || indent <<<"$answer"
}
