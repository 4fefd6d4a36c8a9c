# shellcheck shell=bash
# What earlier runs have applied, kept in the cluster. Sourced by deploy.sh and rollback.sh.
#
# kubectl's own ways to prune are alpha, and know objects by the kinds that a list names or by labels on all of them.

# The namespace is the one that every cluster has, and that nobody can delete.
INVENTORY_NAMESPACE=default

inventory_name() { printf 'logging-inventory-%s' "$ENVIRONMENT"; }

# read_inventory: the objects that earlier runs applied.
read_inventory() {
  exists ConfigMap "$INVENTORY_NAMESPACE" "$(inventory_name)" || return 0
  kube get ConfigMap "$(inventory_name)" --namespace="$INVENTORY_NAMESPACE" -o 'go-template={{.data.objects}}' ||
    fail 'cannot read what earlier runs applied.' 'Run this again once kubectl may read ConfigMaps in the namespace default.'
}

# write_inventory: keeps the objects on standard input.
write_inventory() {
  LC_ALL=C sort -u >"$WORK/inventory"
  inventory_object <"$WORK/inventory" >"$WORK/inventory.yaml"
  kube apply --server-side --field-manager="$FIELD_MANAGER" --force-conflicts -f "$WORK/inventory.yaml" >/dev/null ||
    fail 'cannot keep what this run applies.' 'Run this again once kubectl may write ConfigMaps in the namespace default.'
}

inventory_object() {
  cat <<YAML
apiVersion: v1
kind: ConfigMap
metadata:
  name: $(inventory_name)
  namespace: $INVENTORY_NAMESPACE
  labels:
    app.kubernetes.io/part-of: logging
data:
  objects: |
YAML
  sed 's/^/    /'
}

# left_over: the objects of the inventory $WORK/before that $WORK/objects lacks and the cluster still has.
left_over() {
  local part kind namespace name
  while read -r part kind namespace name <&3; do
    if exists "$kind" "$namespace" "$name"; then printf '%s\n' "$part $kind $namespace $name"; fi
  done 3< <(not_in "$WORK/objects" "$WORK/before")
}

# not_in FILE OTHER: the objects of OTHER that FILE lacks. An object that has moved to another stage is the same.
not_in() {
  awk '
    { object = $2 " " $3 " " $4 }
    FILENAME == ARGV[1] { known[object]; next }
    NF == 4 && !(object in known)' "$1" "$2"
}

# forget_removed: keeps in mind what is still there of $WORK/all.
forget_removed() {
  : >"$WORK/objects"
  cp "$WORK/all" "$WORK/before"
  left_over >"$WORK/stays"
  if [ -s "$WORK/stays" ]; then
    write_inventory <"$WORK/stays"
  else
    remove ConfigMap "$INVENTORY_NAMESPACE" "$(inventory_name)"
  fi
}
