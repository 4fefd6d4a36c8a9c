import { isJsonObject, type Json, valueAt } from '../../../lib/kubernetes/json';
import { REDACTION, redactionMark } from '../../../lib/logs/redaction/rules';
import { podPipeline } from '../../../lib/tiers/otel/pods';
import { allLogs, minimal } from './props';

const OWN = '/var/log/pods/logging_otel-shipper-*_*/opentelemetry-collector/*.log';

const { redaction, drop, pods } = allLogs;

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

describe('redaction', () => {
  const { receivers, processors } = podPipeline(pods, { redaction, drop }, 'loki', OWN);
  const groups = list(valueAt(processors['transform/redaction'], 'log_statements'));
  const texts = (group: Json | undefined, key: string) =>
    list(valueAt(group, key)).map((one) => String(one).replaceAll('$$', '$'));

  test('is the first that looks at a line, and dropping the second', () => {
    expect(Object.keys(processors)).toEqual([
      ...['transform/redaction', 'filter/pods', 'k8s_attributes', 'resource/pods', 'transform/pods'],
    ]);
  });

  test('is for lines of its namespaces only, and no error costs a line or is printed with it', () => {
    const sensitive =
      '(resource.attributes["k8s.namespace.name"] == "payments" or ' +
      'resource.attributes["k8s.namespace.name"] == "kube-system" or log.attributes["log.file.path"] != nil)';
    expect(groups.slice(0, -1).map((group) => texts(group, 'conditions'))).toEqual(
      REDACTION.map(({ hints }) => [
        [sensitive, ...hints.map((hint) => `IsMatch(log.body, ${JSON.stringify(hint)})`)].join(' and '),
      ]),
    );
    expect(processors['transform/redaction']).toMatchObject({ error_mode: 'silent' });
  });

  test('applies all rules in their order, each as the collector reads it', () => {
    const expected = REDACTION.map(({ rules }) =>
      rules.map((rule) => {
        const { before, secret, after } = rule;
        const parts = [`(${before})${secret}(${after})`, `$1${redactionMark(rule)}$2`];
        return `replace_pattern(log.body, ${parts.map((text) => JSON.stringify(text)).join(', ')})`;
      }),
    );
    expect(groups.slice(0, -1).map((group) => texts(group, 'statements'))).toEqual(expected);
    for (const text of groups.flatMap((group) =>
      ['conditions', 'statements'].flatMap((key) => list(valueAt(group, key))),
    ))
      expect(String(text)).not.toMatch(/(?<!\$)\$(?:\$\$)*(?!\$)/);
  });

  test('the path is gone when all is done', () => {
    expect(groups.at(-1)).toEqual({
      conditions: ['log.attributes["log.file.path"] != nil'],
      statements: ['delete_key(log.attributes, "log.file.path")'],
    });
  });

  test('a line that can’t be parsed is not printed, and its path stays until it is redacted', () => {
    const [container, , , path] = list(valueAt(receivers['file_log/pods'], 'operators'));
    expect(container).toMatchObject({ type: 'container', on_error: 'send_quiet' });
    expect(isJsonObject(path) && path.if).toBe(
      'attributes["log.file.path"] != nil and not (resource["k8s.namespace.name"] == nil and ' +
        'attributes["log.file.path"] matches "^/var/log/pods/(payments|kube-system)_")',
    );
  });

  test('is not there if nobody asks', () => {
    const plain = JSON.stringify(podPipeline(pods, minimal.logs, 'loki', OWN));
    expect(plain).not.toMatch(/redact|filter\/pods|on_error|matches/);
  });
});

test('each pattern that drops lines is a condition, as the collector reads it', () => {
  const rules = [
    { name: 'Health checks', pattern: String.raw`GET /healthz\b` },
    { name: 'Quotes', pattern: '^"$' },
  ];
  expect(podPipeline(pods, { drop: rules }, 'loki', OWN).processors['filter/pods']).toEqual({
    error_mode: 'ignore',
    log_conditions: [String.raw`IsMatch(log.body, "GET /healthz\\b")`, String.raw`IsMatch(log.body, "^\"$$")`],
  });
});

describe('a fixed job', () => {
  const receiver = (labels: 'loki' | 'otlp') =>
    podPipeline({ ...pods, job: 'kubernetes-pods' }, { drop: [] }, labels, OWN).receivers['file_log/pods'];

  test('takes the place of namespace and container', () => {
    expect(receiver('loki')).toMatchObject({ resource: { job: 'kubernetes-pods' } });
    expect(JSON.stringify(receiver('loki'))).not.toContain('resource.job');
  });

  test('has no name with OpenTelemetry', () => expect(JSON.stringify(receiver('otlp'))).not.toContain('job'));
});
