import { readFileSync } from 'node:fs';
import { distributionsOf, isComponent } from '../../lib/programs/collector-components';
import { programModel } from '../../lib/programs/program-model';

const {
  version,
  changed,
  ...kinds
}: Record<string, Record<string, readonly string[]>> = JSON.parse(
  readFileSync('charts-values/programs/otelcol-components.json', 'utf8'),
);

test('the list holds kinds of components and distributions only', () => {
  expect(version).toBe('0.158.0');
  expect(Object.keys(kinds).sort()).toEqual(['connectors', 'exporters', 'extensions', 'processors', 'receivers']);
  const distributions = Object.values(kinds).flatMap((components) => Object.values(components).flat());
  expect([...new Set(distributions)].sort()).toEqual(['contrib', 'core', 'k8s', 'otlp']);
});

test('what comes or goes is one of the list', () => {
  for (const [kind, names] of Object.entries(changed ?? {}))
    for (const name of Object.keys(names)) expect(kinds[kind]).toHaveProperty([name]);
});

test.each([
  ['signalfx', '0.156.0', ['contrib']],
  ['signalfx', '0.157.0', []],
  ['icmpcheck', '0.157.0', []],
  ['icmpcheck', '0.158.0', ['contrib']],
  ['filelog', '0.145.0', ['contrib', 'k8s']],
])('%s at %s is in %j', (type, at, expected) => {
  expect(distributionsOf('receivers', type, at)).toEqual(expected);
});

test.each([
  ['receivers', 'tcp_log', ['contrib']],
  ['receivers', 'tcplog', ['contrib']],
  ['exporters', 'otlp_grpc', ['core', 'contrib', 'k8s', 'otlp']],
  ['exporters', 'otlphttp', ['core', 'contrib', 'k8s', 'otlp']],
  ['extensions', 'file_storage', ['contrib', 'k8s']],
  ['exporters', 'loki', undefined],
])('%s: %s is in %j', (kind, type, expected) => {
  expect(distributionsOf(kind, type)?.toSorted()).toEqual(expected?.toSorted());
});

test('every component that is modelled is one of a distribution, but for one that people build in', () => {
  const { operators: _, ...modelled } = programModel('otelcol', '0.159.0')?.unions ?? {};
  const odd = Object.entries(modelled).flatMap(([kind, types]) =>
    Object.keys(types).filter((t) => !isComponent(kind, t)),
  );
  expect(odd).toEqual(['healthcheckv2']);
});
