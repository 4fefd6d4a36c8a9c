# shellcheck shell=bash
# Objects out of the cluster. Sourced by deploy.sh and rollback.sh.

# is_kept KIND: what is only removed by people who name it, because lines go with it.
is_kept() {
  case $1 in
    Namespace | PersistentVolumeClaim | PersistentVolume) return 0 ;;
    *) return 1 ;;
  esac
}

# clear_left_over: removes what is left over if that was asked for, tells of it otherwise, and keeps what stays in mind.
clear_left_over() {
  local kind namespace name
  left_over >"$WORK/left-over"
  if [ -s "$WORK/left-over" ]; then
    stage 'left over from earlier runs'
    if [ -n "$PRUNE" ]; then remove_objects "$WORK/left-over"; else tell_left_over; fi
  fi
  if [ -n "$DRY_RUN" ]; then return; fi
  left_over >"$WORK/stays"
  cat "$WORK/objects" "$WORK/stays" | write_inventory
}

tell_left_over() {
  local kind namespace name
  while read -r part kind namespace name; do
    say "   $(described "$kind" "$namespace" "$name")$(if is_kept "$kind"; then printf ', which stays'; fi)"
  done <"$WORK/left-over"
  say 'Nothing of it was removed: scripts/deploy.sh with --prune does.'
}

# remove_objects FILE: all of them but what is kept, engines first, so that they do not bring back the rest.
remove_objects() {
  local kind namespace name
  while read -r _ kind namespace name <&3; do
    if is_kept "$kind"; then
      say "   $(described "$kind" "$namespace" "$name") stays"
    else
      remove "$kind" "$namespace" "$name"
    fi
  done 3< <(in_order_of_removal <"$1")
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
  local answer
  # shellcheck disable=SC2046 # no argument where there is no namespace
  answer=$(kube delete "$1" "$3" $(in_namespace "$2") --ignore-not-found ${DRY_RUN:+--dry-run=server} \
    --timeout="${TIMEOUT}s" 2>&1 </dev/null) ||
    fail "$(described "$@") could not be removed: $answer" 'Objects before it are gone, the others stay. Run this again.'
  [ -z "$answer" ] || indent <<<"$answer"
}
