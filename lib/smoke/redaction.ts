import type { Redaction } from '../logs/intent';
import type { SourceLabels } from '../logs/labels/contract';
import { labelName } from '../queries/source-selector';
import { sh } from '../syntax/shell';
import type { SmokeCheck } from './check';

/**
 * A pod in a sensitive namespace prints secrets that the script makes up: none of them may be found.
 * @param image of the pod, with a shell in it; the variable SMOKE_IMAGE replaces it
 */
export function redactionChecks(
  redaction: Redaction | undefined,
  labels: readonly SourceLabels[],
  image: string,
): readonly SmokeCheck[] {
  const [namespace] = redaction?.namespaces ?? [];
  const pods = labels.find((source) => labelName(source, 'container') !== undefined);
  const label = pods && labelName(pods, 'namespace');
  if (namespace === undefined || label === undefined) return [];
  const selector = `{${label}=${JSON.stringify(namespace)}} |= `;
  return [
    {
      name: 'secrets_are_redacted',
      title: `secrets do not leave the node: ${namespace}`,
      body: [
        sh`reachable "$QUERY"`,
        sh`kube get namespace ${namespace} >/dev/null 2>&1 || skip ${`there is no namespace ${namespace}`}`,
        sh`id=smoke-$(date +%s)-$RANDOM`,
        sh`secret=$RANDOM$RANDOM$RANDOM$RANDOM`,
        sh`image=${image}`,
        sh`redaction_pod ${namespace} "$id" "$secret" "\${SMOKE_IMAGE:-$image}" >"$WORK/pod"`,
        sh`kube apply -f "$WORK/pod" >/dev/null || fail "its pod was not created"`,
        sh`within 120 found ${selector}"\\"$id\\"" || fail "the lines of its pod did not arrive within 2 minutes"`,
        sh`lines ${selector}"\\"$id\\"" >"$WORK/printed" || fail "its lines cannot be read"`,
        sh`! grep -qF "$secret" "$WORK/printed" || fail "a secret was found in Loki"`,
        sh`grep -qE "(<|\\\\\\\\u003c)redacted" "$WORK/printed" || fail "nothing was written in place of a secret"`,
        sh`echo "a password and a bearer token of $id were taken out"`,
      ],
    },
  ];
}

/** The pod: it prints two lines, and lives until the script deletes it. Any level of Pod Security admits it. */
export const REDACTION_POD = `
# redaction_pod NAMESPACE NAME SECRET IMAGE: the YAML of a pod that prints a made-up secret in two forms.
redaction_pod() {
  cat <<YAML
apiVersion: v1
kind: Pod
metadata:
  name: $2
  namespace: "$1"
spec:
  restartPolicy: Never
  activeDeadlineSeconds: 300
  automountServiceAccountToken: false
  securityContext:
    runAsNonRoot: true
    runAsUser: 65534
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: smoke
      image: "$4"
      command: [sh, -c, 'echo "$2 password=$3"; echo "$2 Authorization: Bearer $3$3$3"; sleep 240']
      resources:
        requests: { cpu: 10m, memory: 8Mi }
        limits: { memory: 16Mi }
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
YAML
}
`.trim();
