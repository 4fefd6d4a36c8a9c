# shellcheck shell=bash
# What a refusal means, and the way out. Sourced by deploy.sh and rollback.sh.
#
# "Forbidden" has several authors: the validation of a kind, whose error is Invalid; the RBAC authorizer; admission.

# advice LOG: a line or more for each kind of refusal in it.
advice() {
  local log=$1
  on "$log" 'no matches for kind|resource mapping not found' \
    'The cluster lacks the CRDs of a kind above: install what brings them (Flux, Argo CD, the Prometheus operator, Istio).'
  on "$log" 'conflicts? with "' \
    'Someone else has set these fields. Find out who, or take them over with --force-conflicts.'
  unchangeable "$log"
  on "$log" 'is forbidden: [Uu]ser .* cannot ' \
    'Your account lacks the rights that are named above: ask for them, or use another account.'
  on "$log" 'attempting to grant RBAC permissions' \
    'Nobody can grant rights that they lack: someone who has them all must run this, such as cluster-admin.'
  on "$log" 'exceeded quota|status unknown for quota' \
    'A ResourceQuota of the namespace is used up, not your rights: kubectl -n NAMESPACE describe quota'
  on "$log" '(maximum|minimum) [a-z-]* ?usage per|limit to request ratio' \
    'A LimitRange of the namespace sets this bound: kubectl -n NAMESPACE describe limitrange'
  on "$log" 'because it is being terminated' \
    'The namespace is being deleted: wait until it is gone, then run this again.'
  on "$log" 'denied the request|denied request:|violates PodSecurity' \
    'A policy of the cluster refuses this, whoever asks: its message says why. Meet it, or ask who runs the policy.'
  on "$log" 'failed calling webhook' \
    'An admission webhook does not answer, so that nothing of its kind can be applied: see to what runs it.'
  on "$log" 'Unable to connect|connection refused|was refused|i/o timeout|Client.Timeout|Unauthorized|must be logged in' \
    'The cluster no longer answers, or your login has run out.'
  if grep 'is forbidden:' "$log" | grep -q -v -E -e "$EXPLAINED"; then
    say 'An admission plugin of the API server refuses this: its message says why.'
  fi
}

EXPLAINED='[Uu]ser .* cannot |grant RBAC|quota|usage per|request ratio|being terminated|denied|PodSecurity'

# on LOG PATTERN TEXT: says the text if the log has the pattern.
on() { ! grep -q -E -e "$2" "$1" || say "$3"; }

# What the validations of Kubernetes, and rules of CRDs, say of a field that is set once and for all.
UNCHANGEABLE='is invalid:.*(for fields other than|immutable|may not be changed|may not change once set|cannot change roleRef|updates to [^ ]* are forbidden)'

# unchangeable LOG: each object that has such a field, with a way out.
unchangeable() {
  local kind name
  while read -r kind name <&3; do
    unchangeable_object "$kind" "$(namespace_of "$kind" "$name")" "$name"
  done 3< <(grep -E -e "$UNCHANGEABLE" "$1" | sed -n 's/^/ /; s/.*[^A-Za-z]\([A-Z][A-Za-z0-9.]*\) "\([A-Za-z0-9:._-]*\)" is invalid:.*/\1 \2/p' | sort -u)
}

# unchangeable_object KIND NAMESPACE NAME
unchangeable_object() {
  local arguments=''
  if [ "$2" != - ]; then arguments="-n $2 "; fi
  say "$(described "$@"): Kubernetes sets a field above once and for all. It is no matter of rights. Take the change back, or:"
  case $1 in
    StatefulSet.apps | StatefulSet)
      say "    kubectl ${arguments}delete statefulset.apps $3 --cascade=orphan
  and run this again: the pods go on meanwhile, and the new StatefulSet takes those that its selector finds.
  Claims that are there keep their size. To have more, where the StorageClass has allowVolumeExpansion, for each claim:
    kubectl ${arguments}patch pvc CLAIM --type=merge -p '{\"spec\":{\"resources\":{\"requests\":{\"storage\":\"SIZE\"}}}}'"
      ;;
    PersistentVolumeClaim)
      say '  give the new claim another name: a bound one can only grow, and with it its lines would go.' ;;
    DaemonSet.apps | Deployment.apps | Job.batch)
      say "    kubectl ${arguments}delete $1 $3
  and run this again: its pods stop, and new ones start." ;;
    *)
      say "    kubectl ${arguments}delete $1 $3
  and run this again, which makes it anew." ;;
  esac
}

# namespace_of KIND NAME: of an object of this folder; what a chart made is not among them.
namespace_of() {
  awk -v kind="$1" -v name="$2" '
    $2 == kind && $4 == name { print $3; found = 1; exit }
    END { if (!found) print "NAMESPACE" }' "$WORK/objects"
}
