import { mergeValues, readChartValues } from '../../charts/values';
import { type JsonObject, listIn } from '../../kubernetes/json';
import { fromSecret } from '../../kubernetes/secret-variable';
import { canaryTarget } from './addresses';
import { dialectOf } from './dialect';
import { resourceValues } from './resources';
import type { ResolvedLoki } from './settings';

const USERNAME = 'LOKI_USERNAME';
const PASSWORD = 'LOKI_PASSWORD';

/** Values of the canary, which needs one address that takes lines and answers queries. */
export function canaryValues(props: ResolvedLoki): JsonObject {
  if (!props.canary) return { lokiCanary: { enabled: false } };
  const base = readChartValues('loki/canary.yaml');
  const { canaryAddress } = dialectOf(props.chart);
  const address = canaryAddressOf(props);
  const flags = [
    ...(address === undefined || canaryAddress ? [] : [`-addr=${address}`]),
    ...(canaryTarget(props).credentialsSecret === undefined ? [] : [`-user=$(${USERNAME})`, `-pass=$(${PASSWORD})`]),
  ];
  return mergeValues(base, {
    lokiCanary: {
      ...(address !== undefined && canaryAddress && { lokiurl: address }),
      ...(flags.length > 0 && { extraArgs: [...listIn(base, 'lokiCanary', 'extraArgs'), ...flags] }),
      ...credentialValues(props),
      ...resourceValues(props, 'canary'),
    },
  });
}

/** Where the canary pushes, unless that is the gateway: the charts know the way to it. */
function canaryAddressOf(props: ResolvedLoki): string | undefined {
  if (props.gatewayReplicas > 0) return undefined;
  const { host, port } = canaryTarget(props);
  return `${host}:${port}`;
}

/** The charts write `-addr`, and with a tenant `-user` and `-pass` too, in front of our flags: the last one counts. */
function credentialValues(props: ResolvedLoki): JsonObject {
  const { credentialsSecret } = canaryTarget(props);
  if (credentialsSecret === undefined) return {};
  return {
    extraEnv: [
      fromSecret(USERNAME, credentialsSecret, 'username'),
      fromSecret(PASSWORD, credentialsSecret, 'password'),
    ],
  };
}
