import { join } from 'node:path';
import { run } from '../../verify/programs/run';
import { withFolder } from '../verify/folder';

/** Checks the needs of a folder in a cluster that has one Service, with the port 80, and one that lists no ports. */
function check(needs: string, dryRun = ''): { readonly code: number | null; readonly said: string } {
  return withFolder({ 'needs.txt': needs, 'work/x': '' }, (folder) => {
    // With a socket as its input, bash takes itself for a remote shell, and reads the start-up file of people.
    const { code, stdout, stderr } = run('bash', ['--norc', '-euc', CHECK, 'bash', folder], {
      env: { ...process.env, WORK: join(folder, 'work'), DRY_RUN: dryRun },
    });
    return { code, said: stdout + stderr };
  });
}

const CHECK = `
. scripts/lib/output.sh
. scripts/lib/needs.sh
exists() { case "$*" in 'Service loki loki-gateway' | 'Service loki outside' | 'Namespace - '[pb]*) return 0 ;; *) return 1 ;; esac; }
kube() { case $3 in loki-gateway) printf '443\\n80\\n' ;; base) printf baseline ;; esac; }
check_needs "$1"
`;

test('Services of others with their ports', () => {
  expect(check('service loki loki-gateway 80\nservice loki outside 3100\n')).toEqual({ code: 0, said: '' });
});

test('a Service that is missing, and a port that is', () => {
  const { code, said } = check('service loki loki-gateway 8080\nservice logs loki 3100\n');
  expect(code).toBe(1);
  expect(said).toContain('- the port 8080 of the Service loki/loki-gateway\n');
  expect(said).toContain('- the Service logs/loki with the port 3100, which someone else runs\n');
});

test('a Secret that is missing, with the command that creates it, and when its namespace comes', () => {
  const { code, said } = check('secret shop keys user tls.crt\n');
  expect(code).toBe(1);
  const command = 'kubectl -n shop create secret generic keys --from-file=user=FILE --from-file=tls.crt=FILE';
  expect(said).toContain(`- the Secret shop/keys: ${command}\n`);
  expect(said).toContain('The namespaces of this environment are there now');
  const dry = check('secret shop keys user\n', 'yes').said;
  expect(dry).toContain('--from-file=user=FILE, once a run without --dry-run has made the namespace\n');
  expect(dry).not.toContain('are there now');
});

test('nobody waits for what is only announced', () => {
  expect(check('announced loki keys a b\n')).toEqual({ code: 0, said: '' });
});

test('a namespace of others must admit the pods', () => {
  expect(
    check('namespace base none baseline privileged\nnamespace plain none privileged\nnamespace plain\n').said,
  ).toBe('');
  expect(check('namespace base none privileged\n').said).toContain(
    '- the label pod-security.kubernetes.io/enforce=privileged of the namespace base, which has baseline\n',
  );
  expect(check('namespace plain privileged\n').said).toContain(
    '- the label pod-security.kubernetes.io/enforce=privileged of the namespace plain, which has none\n',
  );
  expect(check('namespace away privileged\n').said).toContain('- the namespace away, which someone else owns\n');
});
