# shellcheck shell=bash
# What an environment's folder holds. Sourced by deploy.sh and rollback.sh.
#
# An object is a line: STAGE KIND[.GROUP] NAMESPACE NAME, with - in place of a namespace that there is not.

# check_folder FOLDER: it is the folder of an environment.
check_folder() {
  [ -f "$1/kustomization.yaml" ] ||
    fail "there is no environment $ENVIRONMENT: $1 holds no kustomization.yaml." "Those that there are: $(environments)"
}

environments() {
  local file
  for file in "$ROOT/$OUTPUT"/*/kustomization.yaml; do
    if [ -f "$file" ]; then basename "$(dirname "$file")"; fi
  done | paste -sd ' ' -
}

# stages FOLDER: its stages in the order in which they are applied. What makes an engine look at the others comes after
# the prerequisites: its folder has the engine's name. Folders without a kustomization.yaml are not for Kubernetes.
stages() {
  local part
  for part in "$1"/1-*/ "$1"/[!0-9]*/ "$1"/[2-9]-*/; do
    if [ -f "$part/kustomization.yaml" ]; then basename "$part"; fi
  done
}

# is_entry STAGE
is_entry() { case $1 in [0-9]-*) return 1 ;; *) return 0 ;; esac; }

# read_folder FOLDER: writes what each stage applies to $WORK/STAGE.yaml, and all objects to $WORK/objects.
read_folder() {
  local part
  : >"$WORK/objects"
  for part in $(stages "$1"); do
    kubectl kustomize "$1/$part" >"$WORK/$part.yaml" ||
      fail "$1/$part is not what kustomize reads." 'Write it anew: npx cdk8s-logging synth'
    list_objects "$part" <"$WORK/$part.yaml" >>"$WORK/objects"
  done
}

# list_objects STAGE: the objects of the YAML on standard input. kustomize has written it: keys that begin a line are
# those of an object, and text of several lines is always indented.
list_objects() {
  awk -v stage="$1" '
    function finish() {
      if (kind != "" && name != "") print stage, (group == "" ? kind : kind "." group), namespace, name
      kind = name = group = ""; namespace = "-"; metadata = 0
    }
    function plain(text) { gsub(/["\047]/, "", text); return text }
    BEGIN { namespace = "-" }
    /^---/ { finish(); next }
    /^[^ ]/ { metadata = ($1 == "metadata:") }
    /^apiVersion: / { group = ($2 ~ /\//) ? $2 : ""; sub(/\/.*/, "", group) }
    /^kind: / { kind = $2 }
    metadata && /^  name: / { name = plain($2) }
    metadata && /^  namespace: / { namespace = plain($2) }
    END { finish() }'
}

# namespaces_of FILE: the Namespace objects of a stage, as YAML.
namespaces_of() {
  awk '
    function finish() { if (text ~ /(^|\n)kind: Namespace\n/) printf "---\n%s", text; text = "" }
    /^---/ { finish(); next }
    { text = text $0 "\n" }
    END { finish() }' "$1"
}
