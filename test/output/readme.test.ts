import { App } from 'cdk8s';
import { renderStack } from '../../lib/output/render';
import { LoggingStack } from '../../lib/stack/logging-stack';
import { loadOne, MINIMAL } from '../environment/in-memory';

function filesOf(text: string): ReadonlyMap<string, string> {
  const files = renderStack(new LoggingStack(new App(), 'x', loadOne(text)), []);
  return new Map(files.map(({ path, content }) => [path.replace('production/', ''), content]));
}

const readmeOf = (text: string) => filesOf(text).get('README.md') ?? '';
const EXISTING = 'namespaces: { monitoring: { existing: true } }\n';

describe('a namespace of others', () => {
  test('is told with the level and the label that it must have', () => {
    const talos = readmeOf(MINIMAL.replace('k3s', 'talos') + EXISTING);
    expect(talos).toContain(
      '- `monitoring`: the Pod Security level `privileged`, by the label `pod-security.kubernetes.io/enforce=privileged`. Without it, this cluster enforces `baseline`, and refuses the pods.',
    );
    expect(readmeOf(MINIMAL + EXISTING)).toContain('A cluster that enforces nothing by itself needs none.');
  });

  test('is told with the label of the mesh, if it is said to be a member', () => {
    const meshed = `mesh: { istio: { members: [monitoring] } }\n${MINIMAL}${EXISTING}`;
    expect(readmeOf(meshed)).toContain(
      '`pod-security.kubernetes.io/enforce=privileged` and `istio.io/dataplane-mode=ambient`',
    );
  });

  test('that admits anything is told to need nothing', () => {
    const text = MINIMAL.replace('alloy: { namespace: monitoring }', 'alloy: { namespace: alloy }');
    expect(readmeOf(text + EXISTING)).toContain('- `monitoring`: any Pod Security level\n');
    expect(readmeOf(MINIMAL)).not.toContain('Someone else owns');
  });

  test('is looked at by the smoke script', () => {
    expect(filesOf(MINIMAL + EXISTING).get('smoke.sh')).toContain('  admits monitoring none privileged\n');
    expect(filesOf(MINIMAL).get('smoke.sh')).not.toContain('admits');
  });
});

describe('an environment that is switched off', () => {
  const off = (text: string) => filesOf(`enabled: false\n${text}`);
  const ENGINES = ['{ flux: {} }', '{ helmController: {} }', '{ manifests: {} }'];

  test.each(ENGINES)('%s: its README speaks of no file that is not there', (engine) => {
    for (const text of [MINIMAL, MINIMAL + EXISTING].map((one) => one.replace('{ flux: {} }', engine))) {
      const files = off(text);
      const readme = files.get('README.md') ?? '';
      expect(readme).toContain('It is switched off');
      for (const [, path = ''] of readme.matchAll(/`(?:\.\/)?((?:flux|[1-3]-[a-z]+)\/|smoke\.sh)`/g))
        expect([...files.keys()].filter((name) => name.startsWith(path))).not.toEqual([]);
    }
  });

  test('says so where nothing is left', () => {
    expect(off(MINIMAL + EXISTING).get('README.md')).toContain('nothing is left here');
    expect(off(MINIMAL).get('README.md')).toContain('| `1-prerequisites/` |');
  });
});

describe('below the picture', () => {
  const BUCKET = MINIMAL.replace(
    '{ filesystem: {} }',
    '{ s3: { endpoint: "https://s3.example", region: eu, buckets: { chunks: loki-chunks }, credentialsSecret: keys } }',
  );

  test('it says that every pod can call Loki, unless a mesh has policies', () => {
    expect(readmeOf(MINIMAL)).toContain('Every pod of the cluster can call Loki too');
    expect(readmeOf(`mesh: { istio: {} }\n${MINIMAL}`)).not.toContain('Every pod of the cluster');
    const secrets = '{ htpasswdSecret: htpasswd, credentialsSecret: keys }';
    const asking = MINIMAL.replace(
      '  retention',
      `  access: gateway\n  gateway: { authentication: ${secrets} }\n  retention`,
    );
    expect(readmeOf(asking)).toContain('Passwords are asked for by the gateway alone');
  });

  test('it says when the lines of many nodes go through one pod', () => {
    const forty = BUCKET.replace('nodes: 3', 'nodes: 40');
    expect(readmeOf(forty)).toContain('The lines of all 40 nodes go through one pod of the gateway');
    expect(readmeOf(BUCKET)).not.toContain('one pod of the gateway');
    expect(readmeOf(forty.replace('  retention', '  gateway: { replicas: 2 }\n  retention'))).not.toContain(
      'one pod of',
    );
  });
});

describe('requests to delete lines', () => {
  const S3 = '{ s3: { region: eu-1, buckets: { chunks: lines }, roleArn: "arn:aws:iam::123456789012:role/loki" } }';
  const of = (settings: string) =>
    readmeOf(MINIMAL.replace('storage: { filesystem: {} }', `storage: ${S3}\n  ${settings}`));

  test('are told where several pods would take them', () => {
    const scalable = of('topology: simple-scalable\n  replicas: { write: 3, read: 3, backend: 2 }');
    expect(scalable).toMatch(/Loki refuses requests to delete lines, with 403\. .* `loki\.replicas\.backend: 1`/);
    expect(scalable).toContain('can call Loki too, and read and write lines without');
    const monolithic = of('topology: monolithic\n  replicas: 3');
    expect(monolithic).toMatch(/The gateway refuses requests to delete lines, with 403\. .* `loki\.replicas: 1`/);
    expect(monolithic).toContain('can call Loki too, and read, write and delete lines without');
    const open = of('topology: monolithic\n  replicas: 3\n  gateway: false\n  canary: false\n  access: direct');
    expect(open).toContain('Requests to delete lines are not to be relied on');
    for (const readme of [scalable, monolithic, open]) expect(readme).not.toContain('route requests to delete');
  });

  test('go without saying where one pod does them', () => {
    for (const readme of [readmeOf(MINIMAL), of('topology: distributed')]) {
      expect(readme).not.toMatch(/requests to delete lines/i);
    }
    expect(of('topology: distributed')).toContain('route requests to delete');
  });
});
