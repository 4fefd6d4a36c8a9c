import { mergeValues, readChartValues } from '../../charts/values';
import type { JsonObject } from '../../kubernetes/json';
import { directEndpoint } from './endpoints';
import type { LokiProps } from './props';
import { resourceValues } from './resources';

/** Values of the canary, which needs one address that takes lines and answers queries. */
export function canaryValues(props: LokiProps): JsonObject {
  if (!props.canary) return { lokiCanary: { enabled: false } };
  return mergeValues(readChartValues('loki/canary.yaml'), {
    lokiCanary: { ...canaryAddress(props), ...resourceValues(props, 'canary') },
  });
}

/** The gateway, where the chart sends it, or else the component that answers queries. */
function canaryAddress(props: LokiProps): JsonObject {
  if (props.gatewayReplicas > 0) return {};
  const { host, port } = directEndpoint(props, 'query', '');
  return { lokiurl: `${host}:${port}` };
}
