import { findingsOf, loadOne, MINIMAL } from '../../environment/in-memory';

const on = (distribution: string, audit: string) =>
  `${MINIMAL.replace(/distribution: \w+/, `distribution: ${distribution}`)}logs: { audit: ${audit} }\n`;
const pathIn = (distribution: string, audit = 'true') => loadOne(on(distribution, audit)).logs.audit?.path;

test('the file is where the distribution keeps it, or where it is said to be', () => {
  expect(pathIn('rke2')).toBe('/var/lib/rancher/rke2/server/logs/audit.log');
  expect(pathIn('talos')).toBe('/var/log/audit/kube/kube-apiserver.log');
  expect(pathIn('rke2', '{ path: /srv/audit/api.log }')).toBe('/srv/audit/api.log');
});

test.each(['eks', 'gke', 'aks'])('%s keeps it from the nodes', (distribution) => {
  expect(pathIn(distribution)).toBeUndefined();
  expect(pathIn(distribution, '{ path: /srv/audit/api.log }')).toBe('/srv/audit/api.log');
});

test.each(['audit.log', '/var/log/../audit.log', '/var/log/audit/*.log', '/var/log/audit/', '/var/log/./a.log'])(
  '%s is not one file of a node',
  (path) => {
    const findings = findingsOf(on('rke2', `{ path: '${path}' }`));
    expect(findings.map(({ finding }) => [finding.id, finding.fix])).toEqual([
      ['environment/invalid-value', expect.stringMatching(/absolute path of one file of a node/)],
    ]);
  },
);
