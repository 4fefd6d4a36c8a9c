# shellcheck shell=bash
# Whose an object is. Sourced by deploy.sh and rollback.sh.

# not_ours KIND NAMESPACE NAME: prints why it may not be removed, and nothing if it may: these scripts apply it, and
# nobody else does. Patches by people and by controllers, and whatever writes the status, make nobody an owner.
not_ours() {
  local namespace
  namespace=$(in_namespace "$2")
  kube get "$1" "$3" ${namespace:+"$namespace"} --ignore-not-found -o "$MARKS" >"$WORK/marks" 2>"$WORK/answer" ||
    fail "cannot see whose $(described "$@") is: $(cat "$WORK/answer")" \
      'It stays, and so does what comes after it. Run this again once kubectl may read it.'
  awk -v ours="$FIELD_MANAGER" -v part_of="$PART_OF" '
    $1 == "manager" && $2 == "Apply" && $3 == "-" { if ($4 == ours) mine = 1; else other = $4 }
    $1 == "manager" && $4 == "kubectl-client-side-apply" { other = "kubectl apply" }
    $1 == "label" && $2 == "app.kubernetes.io/part-of" && $3 != part_of { stack = $3 }
    $2 == "meta.helm.sh/release-name" { other = "Helm" }
    $2 == "kustomize.toolkit.fluxcd.io/name" { other = "Flux" }
    $2 == "argocd.argoproj.io/tracking-id" { other = "Argo CD" }
    $2 == "objectset.rio.cattle.io/hash" { other = "RKE2 or k3s" }
    END {
      if (NR == 0) exit
      if (!mine) printf "these scripts have not applied it%s", (other == "" ? "" : ", but " other " has")
      else if (stack != "") printf "its label says that it belongs to %s", stack
      else if (other != "") printf "%s applies it too", other
    }' "$WORK/marks"
}

# A line for the object, if it is there; who has set fields, and how; labels with their values, annotations without.
# shellcheck disable=SC2016 # variables of the template
MARKS='go-template=object{{"\n"}}{{range .metadata.managedFields}}manager {{.operation}} {{or .subresource "-"}} {{.manager}}{{"\n"}}{{end -}}
{{range $key, $value := .metadata.labels}}label {{$key}} {{$value}}{{"\n"}}{{end -}}
{{range $key, $_ := .metadata.annotations}}annotation {{$key}}{{"\n"}}{{end}}'
