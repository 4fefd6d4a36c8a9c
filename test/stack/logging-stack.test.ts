import { type App, Chart, Testing } from 'cdk8s';
import { formatFinding } from '../../lib/findings/report';
import { LoggingStack } from '../../lib/stack/logging-stack';
import { loadOne, MINIMAL } from '../environment/in-memory';

const BROKEN = MINIMAL.replace('retention: 30d', 'retention: 30d\n  replicationFactor: 5');
const RISKY = MINIMAL.replace('alloy:', 'promtail:');
const ACCEPTED = `${RISKY}acknowledge: [{ id: promtail/end-of-life, reason: Alloy takes over. }]\n`;

function stackOf(text: string): { readonly app: App; readonly stack: LoggingStack } {
  const app = Testing.app();
  return { app, stack: new LoggingStack(app, 'production', loadOne(text)) };
}

beforeEach(() => void jest.spyOn(console, 'error').mockImplementation());
afterEach(() => jest.restoreAllMocks());

test('a stack without faults is a chart for each stage', () => {
  const { app, stack } = stackOf(MINIMAL);
  expect(stack.findings).toEqual([]);
  expect(
    app.node
      .findAll()
      .filter(Chart.isChart)
      .map(({ node }) => node.id),
  ).toEqual(['flux', 'prerequisites', 'releases']);
  expect(() => app.synth()).not.toThrow();
  expect(console.error).not.toHaveBeenCalled();
});

test('what is wrong stops the synth with the text of the command, and nothing is made of it', () => {
  const { app, stack } = stackOf(BROKEN);
  const [told] = stack.findings;
  expect(told?.location).toMatch(/^environments\/production\.yaml:\d+:\d+$/);
  expect(() => app.synth()).toThrow(told && formatFinding(told));
  expect(() => stack.plan).toThrow('error  loki/replication-factor');
  expect(app.node.findAll().filter(Chart.isChart)).toEqual([]);
});

test('what is found in what was built stops the synth too', () => {
  const text = MINIMAL.replace(
    'alloy: { namespace: monitoring }',
    'alloy: { namespace: monitoring, values: { a: 1 } }',
  );
  expect(() => stackOf(text).app.synth()).toThrow('error  values/unknown-key');
});

test('what is risky is printed once, unless the file accepts it', () => {
  stackOf(RISKY).app.synth();
  expect(console.error).toHaveBeenCalledTimes(1);
  expect(console.error).toHaveBeenCalledWith(expect.stringContaining('warning  promtail/end-of-life'));
  stackOf(ACCEPTED).app.synth();
  expect(console.error).toHaveBeenCalledTimes(1);
});
