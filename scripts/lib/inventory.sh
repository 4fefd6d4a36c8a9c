# shellcheck shell=bash
# What earlier runs have applied, kept in the cluster. Sourced by deploy.sh and rollback.sh.
#
# kubectl's own ways to prune are alpha, and know objects by the kinds that a list names or by labels on all of them.

# The namespace is the one that every cluster has, and that nobody can delete.
INVENTORY_NAMESPACE=default
INVENTORY_PREFIX=logging-inventory-

# read_inventory ENVIRONMENT: the objects that earlier runs applied.
read_inventory() {
  local name=$INVENTORY_PREFIX$1
  exists ConfigMap "$INVENTORY_NAMESPACE" "$name" || return 0
  kube get ConfigMap "$name" --namespace="$INVENTORY_NAMESPACE" -o 'go-template={{.data.objects}}' >"$WORK/inventory" 2>"$WORK/answer" ||
    fail "cannot read what earlier runs applied: $(cat "$WORK/answer")" \
      "Run this again once kubectl may read ConfigMaps in the namespace $INVENTORY_NAMESPACE."
  damage <"$WORK/inventory" >"$WORK/damage"
  [ ! -s "$WORK/damage" ] || fail "the ConfigMap $INVENTORY_NAMESPACE/$name is damaged, at: $(cat "$WORK/damage")" \
    "Nothing was removed. Each line of it is STAGE KIND[.GROUP] NAMESPACE NAME: mend it, or delete the ConfigMap.
What earlier runs applied is then no longer known: dist/$1 can be deployed anew, and what it lacks stays."
  cat "$WORK/inventory"
}

# damage: the first line on standard input that names no object.
damage() {
  awk '
    NF == 0 { next }
    NF != 4 || $1 !~ /^([0-9]-)?[a-z][a-z-]*$/ || $2 !~ /^[A-Z][A-Za-z0-9]*(\.[a-z0-9.-]+)?$/ ||
      $3 !~ /^(-|[a-z0-9][a-z0-9-]*)$/ || $4 !~ /^[A-Za-z0-9][A-Za-z0-9:._-]*$/ { print; exit }'
}

# write_inventory: keeps the objects on standard input.
write_inventory() {
  LC_ALL=C sort -u >"$WORK/inventory"
  inventory_object <"$WORK/inventory" >"$WORK/inventory.yaml"
  kube apply --server-side --field-manager="$FIELD_MANAGER" --force-conflicts -f "$WORK/inventory.yaml" >"$WORK/answer" 2>&1 ||
    fail "cannot keep what this run applies: $(cat "$WORK/answer")" \
      "Run this again once kubectl may write ConfigMaps in the namespace $INVENTORY_NAMESPACE."
}

inventory_object() {
  cat <<YAML
apiVersion: v1
kind: ConfigMap
metadata:
  name: $INVENTORY_PREFIX$ENVIRONMENT
  namespace: $INVENTORY_NAMESPACE
  labels:
    app.kubernetes.io/part-of: $PART_OF
data:
  objects: |
YAML
  sed 's/^/    /'
}

# left_over: the objects of the inventory $WORK/before that $WORK/objects lacks and the cluster still has.
left_over() { not_in "$WORK/objects" "$WORK/before" | present; }

# not_in FILE OTHER: the objects of OTHER that FILE lacks. An object that has moved to another stage is the same.
not_in() {
  awk '
    { object = $2 " " $3 " " $4 }
    FILENAME == ARGV[1] { known[object]; next }
    NF == 4 && !(object in known)' "$1" "$2"
}

# common FILE OTHER: the objects of OTHER that FILE has too.
common() {
  awk '
    { object = $2 " " $3 " " $4 }
    FILENAME == ARGV[1] { known[object]; next }
    object in known' "$1" "$2"
}

# forget_removed: keeps in mind what is still there of $WORK/all.
forget_removed() {
  present <"$WORK/all" | ours_of >"$WORK/stays"
  if [ -s "$WORK/stays" ]; then
    write_inventory <"$WORK/stays"
  else
    remove ConfigMap "$INVENTORY_NAMESPACE" "$INVENTORY_PREFIX$ENVIRONMENT"
  fi
}
