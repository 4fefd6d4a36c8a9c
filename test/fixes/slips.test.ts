import { formatFix } from '../../lib/findings/fix-text';
import { MINIMAL } from '../environment/in-memory';
import type { Files } from '../support/edit-files';
import { environmentsIn, findingsIn, shown, tryFix } from '../support/try-fix';

// Slips that people make, and what they are told to paste: their own value, where there is one, and never another.

const GOOD = { repaired: true, newErrors: [], revealed: [], lost: [], textDiffers: false };

function tried(files: Files) {
  const before = findingsIn(files).filter(({ severity }) => severity === 'error');
  const environment = environmentsIn(files).at(-1) ?? '';
  return before.map((finding) => {
    const { files: after, ...outcome } = tryFix(files, environment, finding, before);
    return { of: shown(finding), text: formatFix(finding.fix), ...outcome, after };
  });
}

test.each([
  ['30d', '7', 'loki:\n  retention: 7d'],
  ['30d', '14 days', 'loki:\n  retention: 14d'],
  ['nodes: 3', 'nodes: "1"', 'platform:\n  nodes: 1'],
  ['distribution: k3s', 'distribution: K3S', 'platform:\n  distribution: k3s'],
  ['cluster: production', 'cluster: 12', 'cluster: "12"'],
  ['cluster: production', 'monitoring: { alerts: {} }\ncluster: production', 'monitoring:\n  alerts: true'],
  ['cluster: production', 'logs: { pods: yes }\ncluster: production', 'logs:\n  pods: true'],
  ['flux: {}', 'flux:', 'delivery:\n  flux: {}'],
  ['  retention: 30d', '  retension: 30d', 'write `retention` instead of `retension`'],
  ['  retention: 30d\n', '', undefined],
  ['  retention: 30d', '  volume: 10GB\n  retention: 30d', 'loki:\n  volume: 10G'],
  ['cluster: production\n', 'retention: 30d\ncluster: production\n', undefined],
])('%j → %j', (from, to, text) => {
  const outcomes = tried({ 'edge.yaml': MINIMAL.replace(from, to) });
  expect(outcomes).toHaveLength(1);
  if (text === undefined) return;
  expect(outcomes).toMatchObject([{ ...GOOD, pasted: true, text }]);
});

test('a key of another section is moved there, with what was written', () => {
  const [outcome, ...others] = tried({
    'edge.yaml': MINIMAL.replace('  retention: 30d\n', '').replace('loki:', 'retention: 30d\nloki:'),
  });
  expect(others).toEqual([]);
  expect(outcome).toMatchObject({ ...GOOD, text: 'move `retention` to `loki.retention`' });
});

test.each(['aks', 'minikube', 'eksx'])('%s is no slip of a name of three letters', (name) => {
  const [outcome] = tried({ 'edge.yaml': MINIMAL.replace('k3s', name === 'aks' ? 'akz' : name) });
  expect(outcome).toMatchObject({ pasted: false });
  expect(outcome?.text).toContain('write one of');
});

test('what an extended file says is mended there, comments kept', () => {
  const files = {
    'environments/edge.yaml': 'extends: bases/all.yaml # shared\ncluster: edge\n',
    'environments/bases/all.yaml': `# What all have\n${MINIMAL.replace('cluster: production\n', '').replace('30d', '7 # a week')}`,
  };
  const [outcome, ...others] = tried(files);
  expect(others).toEqual([]);
  expect(outcome).toMatchObject({ ...GOOD, text: 'loki:\n  retention: 7d' });
  expect(outcome?.after).toMatchObject({
    'environments/edge.yaml': files['environments/edge.yaml'],
    'environments/bases/all.yaml': expect.stringContaining('# What all have\n'),
  });
});

test('a value of a wrong type is one finding, whatever follows from it', () => {
  const values = '  values: { singleBinary: { extraEnv: { A: b } } }\n';
  const outcomes = tried({ 'edge.yaml': MINIMAL.replace('  retention', `${values}  retention`) });
  expect(outcomes.map(({ of }) => of)).toEqual(['values/wrong-type loki.values.singleBinary.extraEnv']);
});

const patched = (operations: string) =>
  `${MINIMAL}patches:\n  - target: { kind: HelmRelease, name: loki }\n    operations: [${operations}]\n`;

test('a patch that replaces all values is one finding, which names the operation', () => {
  const outcomes = tried({ 'edge.yaml': patched('{ op: replace, path: /spec/values, value: {} }') });
  const [keys, ...others] = outcomes.filter(({ of }) => of.startsWith('values/has-key'));
  expect(others).toEqual([]);
  expect(keys).toMatchObject({
    ...GOOD,
    of: 'values/has-key patches[0].operations[0]',
    text: expect.stringMatching(/^delete the operation `patches\[0\]\.operations\[0\]`/),
  });
  for (const outcome of outcomes) expect(outcome).toMatchObject(outcome.pasted ? GOOD : {});
});

test('of two operations only the wrong one goes', () => {
  const [outcome] = tried({
    'edge.yaml': patched(
      '{ op: replace, path: /spec/timeout, value: 30m }, { op: add, path: /spec/values/gateway/replicas, value: "2" }',
    ),
  });
  expect(outcome).toMatchObject({ ...GOOD, text: '# in `patches[0].operations[1]`\nvalue: 2' });
});

test.each([
  ['gatway: { replicas: 2 }', 'loki:\n  gateway:\n    replicas: 2'],
  ['loki: { limits_config: { max_streams_per_users: 3 } }', 'max_streams_per_user: 3'],
  ['loki: { ingester: { max_transfer_retries: 0 } }', 'delete `loki.values.loki.ingester.max_transfer_retries`'],
  ['lokiCanary: { enabled: false }', 'canary: false'],
  ['loki: { auth_enabled: true }', 'delete `loki.values.loki.auth_enabled`'],
])('values: %s', (values, text) => {
  const outcomes = tried({ 'edge.yaml': MINIMAL.replace('  retention', `  values: { ${values} }\n  retention`) });
  expect(outcomes.length).toBeGreaterThan(0);
  for (const outcome of outcomes) expect(outcome).toMatchObject({ ...GOOD, revealed: expect.anything() });
  expect(outcomes[0]?.text).toContain(text);
});
