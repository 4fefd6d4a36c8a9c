# shellcheck shell=bash
# Other environments that scripts have brought to the same cluster. Sourced by deploy.sh and rollback.sh.

# check_neighbours: the cluster holds no other environment but those of --adopt and --beside. Keeps the inventory of the
# adopted one in $WORK/adopted, and those of the others in $WORK/beside.
check_neighbours() {
  local name
  : >"$WORK/adopted"
  : >"$WORK/beside"
  list_inventories >"$WORK/inventories"
  for name in $ADOPT $BESIDE; do
    grep -qxF -e "$name" "$WORK/inventories" ||
      fail "the cluster holds no environment $name." "$NOTHING_CHANGED Those that it holds: $(held)"
  done
  while read -r name <&3; do
    if [ "$name" != "$ENVIRONMENT" ]; then check_neighbour "$name"; fi
  done 3<"$WORK/inventories"
}

# check_neighbour NAME
check_neighbour() {
  read_inventory "$1" >"$WORK/other"
  case " $BESIDE " in *" $1 "*) cat "$WORK/other" >>"$WORK/beside" && return ;; esac
  if [ "$1" = "$ADOPT" ]; then
    cp "$WORK/other" "$WORK/adopted"
  elif holds_more_than_kept "$WORK/other"; then
    refuse_neighbour "$1"
  fi
}

NOTHING_CHANGED='Nothing was changed.'

held() { if [ -s "$WORK/inventories" ]; then paste -sd ' ' - <"$WORK/inventories"; else say 'none'; fi; }

# list_inventories: the environments that scripts have brought to the cluster.
list_inventories() {
  kube get ConfigMap --namespace="$INVENTORY_NAMESPACE" -o name >"$WORK/configmaps" 2>"$WORK/answer" ||
    fail "cannot see which environments the cluster holds: $(cat "$WORK/answer")" \
      "$NOTHING_CHANGED Run this again once kubectl may list ConfigMaps in the namespace $INVENTORY_NAMESPACE."
  sed -n "s|^configmap/$INVENTORY_PREFIX||p" "$WORK/configmaps"
}

# holds_more_than_kept FILE: something in it would go with a removal. What stays of a removed stack is in nobody's way.
holds_more_than_kept() {
  local kind
  while read -r _ kind _; do
    is_kept "$kind" || return 0
  done <"$1"
  return 1
}

refuse_neighbour() {
  fail "this cluster holds the environment $1, not only $ENVIRONMENT." "$NOTHING_CHANGED One of three:
- it is another cluster than you meant: --context NAME
- $ENVIRONMENT is the new name of $1, or takes its place: --adopt $1
- both shall run here, each with objects of its own: --beside $1"
}

# check_apart: no object of this environment is one of an environment beside it.
check_apart() {
  common "$WORK/objects" "$WORK/beside" >"$WORK/common"
  [ ! -s "$WORK/common" ] ||
    fail 'an environment beside this one has the same objects, and each would undo what the other sets:' \
      "$(describe_all <"$WORK/common")
$NOTHING_CHANGED Give them other names or namespaces in one of the two; a namespace can be \`existing\` in one."
}

# forget_adopted: the inventory of this environment names all of it now.
forget_adopted() {
  [ -n "$ADOPT" ] || return 0
  if [ -z "$DRY_RUN" ]; then
    remove ConfigMap "$INVENTORY_NAMESPACE" "$INVENTORY_PREFIX$ADOPT" >/dev/null
  fi
  say "What $ADOPT brought belongs to $ENVIRONMENT${DRY_RUN:+, once this is no dry run}."
}
