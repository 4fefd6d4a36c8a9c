import type { Release } from '../../lib/charts/release';
import type { PlanSubject } from '../../lib/checks/subject';
import {
  existingOtlpSchema,
  existingStructuredMetadata,
  structuredMetadata,
} from '../../lib/checks/tracing-structured-metadata';
import { runChecks } from '../../lib/findings/check';
import type { JsonObject } from '../../lib/kubernetes/json';
import type { Environment } from '../../lib/plan/environment';
import { lokiTier } from '../../lib/tiers/loki/tier';
import { loadOne, MINIMAL } from '../environment/in-memory';
import { minimal } from '../tiers/loki/props';

const TRACING = 'tracing: {}\nlogs: { pods: { parse: [] } }\n';
const PARSING = 'logs: { pods: { parse: [json] } }\n';
const NEITHER = 'logs: { pods: { parse: [] } }\n';
const OTEL = 'otel: { shipper: { namespace: logs } }';
const REFUSED = { loki: { limits_config: { allow_structured_metadata: false } } };
const OLD = { loki: { schemaConfig: { configs: [period('v12')] } } };

function period(schema: string): JsonObject {
  return { from: '2022-01-01', store: 'tsdb', object_store: 's3', schema, index: { prefix: 'i_', period: '24h' } };
}

function find({ loki, existingLoki, logs, collector }: Environment, releases: readonly Release[]) {
  const subject: Asked = { loki, existingLoki, logs, collector, releases };
  return runChecks<Asked>([structuredMetadata, existingStructuredMetadata, existingOtlpSchema], subject);
}

type Asked = Pick<PlanSubject, 'loki' | 'existingLoki' | 'logs' | 'collector' | 'releases'>;

function installed(text: string, values: JsonObject) {
  return find(loadOne(`${MINIMAL}${text}`), lokiTier(minimal({ values })).releases);
}

function existing(text: string, takes: boolean, collector = 'alloy: { namespace: monitoring }') {
  const loki = `loki:\n  existing:\n    pushUrl: http://loki.loki.svc:3100/loki/api/v1/push\n    structuredMetadata: ${takes}\n`;
  const file = MINIMAL.replace(/^loki:[\s\S]*?(?=^collector)/m, loki).replace(
    'alloy: { namespace: monitoring }',
    collector,
  );
  return find(loadOne(`${file}${text}`), []);
}

describe('a Loki that is installed', () => {
  test.each([TRACING, PARSING, NEITHER])('takes by itself what lines bring along: %s', (text) => {
    expect(installed(text, {})).toEqual([]);
  });

  test.each([
    [TRACING, 'ids of traces'],
    [PARSING, 'levels and messages'],
  ])('must not be told otherwise: %s', (text, reason) => {
    expect(installed(text, REFUSED)).toMatchObject([
      {
        id: 'tracing/structured-metadata',
        severity: 'error',
        path: ['loki', 'values', 'loki', 'limits_config', 'allow_structured_metadata'],
        problem: expect.stringContaining(reason),
      },
    ]);
    expect(installed(text, OLD)).toMatchObject([
      { id: 'tracing/structured-metadata', path: ['loki', 'values', 'loki', 'schemaConfig', 'configs'] },
    ]);
  });

  test('may be, where nothing is found in lines', () => {
    expect([...installed(NEITHER, REFUSED), ...installed(NEITHER, OLD)]).toEqual([]);
  });
});

describe('a Loki that someone else runs', () => {
  test.each([TRACING, PARSING])('must take it: %s', (text) => {
    expect(existing(text, true)).toEqual([]);
    expect(existing(text, false)).toMatchObject([
      { id: 'tracing/structured-metadata', severity: 'error', path: ['loki', 'existing', 'structuredMetadata'] },
    ]);
  });

  test('need not, where nothing is found in lines', () => {
    expect(existing(NEITHER, false)).toEqual([]);
  });

  test('must take it from whoever sends over OTLP, in one finding', () => {
    expect(existing(TRACING, false, OTEL)).toMatchObject([{ id: 'loki/otlp-schema' }]);
    expect(existing(NEITHER, false, OTEL)).toMatchObject([{ id: 'loki/otlp-schema' }]);
    expect(existing(TRACING, true, OTEL)).toEqual([]);
  });
});
