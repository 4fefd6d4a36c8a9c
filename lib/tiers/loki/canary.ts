import { mergeValues, readChartValues } from '../../charts/values';
import { type JsonObject, valueAt } from '../../kubernetes/json';
import { fromSecret } from '../../kubernetes/secret-variable';
import { canaryTarget } from './addresses';
import { resourceValues } from './resources';
import type { ResolvedLoki } from './settings';

const USERNAME = 'LOKI_USERNAME';
const PASSWORD = 'LOKI_PASSWORD';

/** Values of the canary, which needs one address that takes lines and answers queries. */
export function canaryValues(props: ResolvedLoki): JsonObject {
  if (!props.canary) return { lokiCanary: { enabled: false } };
  const base = readChartValues('loki/canary.yaml');
  return mergeValues(base, {
    lokiCanary: { ...canaryAddress(props), ...credentialValues(props, base), ...resourceValues(props, 'canary') },
  });
}

/** The charts know the way to the gateway. */
function canaryAddress(props: ResolvedLoki): JsonObject {
  if (props.gatewayReplicas > 0) return {};
  const { host, port } = canaryTarget(props);
  return { lokiurl: `${host}:${port}` };
}

/** With a tenant the charts write `-user` and `-pass` too, in front of these: the last one counts. */
function credentialValues(props: ResolvedLoki, base: JsonObject): JsonObject {
  const { credentialsSecret } = canaryTarget(props);
  if (credentialsSecret === undefined) return {};
  const args = valueAt(base, 'lokiCanary', 'extraArgs');
  return {
    extraArgs: [...(Array.isArray(args) ? args : []), `-user=$(${USERNAME})`, `-pass=$(${PASSWORD})`],
    extraEnv: [
      fromSecret(USERNAME, credentialsSecret, 'username'),
      fromSecret(PASSWORD, credentialsSecret, 'password'),
    ],
  };
}
