import { changedValues, type FixedValue, fixedNames } from '../../fixed-values';
import { GRPC_PORT, HTTP_PORT } from '../names';
import { lokiPlanCheck } from './subject';

const RENAMED = 'collectors, Grafana, policies and scrape objects call the old names, and no line is stored';

const MOVED = 'policies, scrape objects and callers name the old port, and are not answered';

/** Names and ports of Loki that the wiring of the stack follows from; a name may be said that results anyway. */
const FIXED: readonly FixedValue[] = [
  ...fixedNames(RENAMED),
  ...[
    ['loki', 'server'],
    ['loki', 'structuredConfig', 'server'],
  ].flatMap((server) => [
    { path: [...server, 'http_listen_port'], value: HTTP_PORT, consequence: MOVED },
    { path: [...server, 'grpc_listen_port'], value: GRPC_PORT, consequence: MOVED },
  ]),
];

/** With everything merged, Loki has the names and the ports that others call. */
export const fixedValues = lokiPlanCheck({
  id: 'loki/fixed-value',
  severity: 'error',
  since: '0.2.0',
  finds: 'values change a name or a port of Loki that the rest of the stack calls',
  happens: 'collectors, Grafana and policies go on with the old one, and no line is stored or read',
  remedy: 'delete the override',
  needs: ['releases'],
  find: ({ releases }) =>
    releases.filter(({ chart }) => chart.name === 'loki').flatMap((release) => changedValues(FIXED, release)),
});
