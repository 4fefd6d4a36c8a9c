import type { JsonObject } from '../../kubernetes/json';
import type { SocketOrigin } from '../../logs/sources/origin';
import { attributeNames } from './attributes';
import { NODE_NAME } from './names';
import { type LogPipeline, SOURCE_RETRY } from './pipeline';
import type { OtelSettings } from './settings';

/** Kernel and service logs of Talos, each a JSON object a line over TCP. */
export function talosPipeline({ kernelPort, servicePort }: SocketOrigin, labels: OtelSettings['labels']): LogPipeline {
  return {
    name: 'talos',
    reads: 'talos',
    receivers: {
      'tcp_log/talos_kernel': {
        listen_address: `127.0.0.1:${kernelPort}`,
        retry_on_failure: SOURCE_RETRY,
        resource: origin('talos-kernel', 'kernel', labels),
        operators: RECORD,
      },
      'tcp_log/talos_service': {
        listen_address: `127.0.0.1:${servicePort}`,
        retry_on_failure: SOURCE_RETRY,
        // Only a line that is not JSON stays unknown.
        resource: origin('talos-service', 'unknown', labels),
        operators: [...RECORD, ...serviceName(labels)],
      },
    },
    processors: {},
  };
}

/** Talos names no node in what it sends: the receiver is on it. */
function origin(logType: string, service: string, labels: OtelSettings['labels']): JsonObject {
  return {
    [attributeNames(labels).node]: NODE_NAME,
    log_type: logType,
    'service.name': `talos-${service}`,
    ...(labels === 'loki' && { job: `talos/${service}` }),
  };
}

const TIME = 'attributes["talos-time"]';
const LEVEL = 'attributes["talos-level"]';

/**
 * What both kinds have: siderolabs/talos@v1.13.9:internal/app/machined/pkg/runtime/logging/sender_jsonlines.go. Levels
 * are those of zap, two of which are no levels elsewhere; Loki takes over the text as it is. Times have as many digits
 * of a second as they need.
 */
const RECORD: JsonObject[] = [
  {
    type: 'json_parser',
    parse_to: 'attributes',
    timestamp: { parse_from: TIME, layout_type: 'gotime', layout: '2006-01-02T15:04:05.999999999Z07:00' },
  },
  { type: 'add', if: `${LEVEL} in ["panic", "dpanic"]`, field: LEVEL, value: 'fatal' },
  { type: 'severity_parser', if: `${LEVEL} != nil`, parse_from: LEVEL },
  { type: 'move', if: 'attributes.msg != nil', from: 'attributes.msg', to: 'body' },
  { type: 'remove', if: `${TIME} != nil`, field: TIME },
  { type: 'remove', if: `${LEVEL} != nil`, field: LEVEL },
];

function serviceName(labels: OtelSettings['labels']): JsonObject[] {
  const service = 'attributes["talos-service"]';
  const known = `${service} != nil`;
  return [
    { type: 'add', if: known, field: 'resource["service.name"]', value: `EXPR("talos-" + ${service})` },
    ...(labels === 'loki'
      ? [{ type: 'add', if: known, field: 'resource.job', value: `EXPR("talos/" + ${service})` }]
      : []),
    { type: 'remove', if: known, field: service },
  ];
}
