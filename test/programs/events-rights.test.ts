import { alloyTier } from '../../lib/tiers/alloy/tier';
import { type ApiServer, startServer } from '../../verify/cluster/api-server';
import { describeReal } from '../support/programs';
import { everything } from '../tiers/alloy/props';

/** What Alloy asks before it starts: lib/tiers/alloy/api-probe.ts */
const ASKED = '/api/v1/events?limit=1';

describeReal(
  'a real API server and the release that watches events',
  ['kube-apiserver', 'etcd', 'kubectl'],
  (paths) => {
    const { namespace, events } = everything;
    const [workload] = alloyTier(everything).workloads.filter(({ name }) => name === 'alloy-events');
    const rights = alloyTier({ ...everything, events }).prerequisites.filter(
      ({ metadata }) => metadata.name === workload?.name,
    );
    let server: ApiServer;
    let token: string;

    const kubectl = (args: readonly string[], input?: string) => {
      const ran = server.kubectl(args, input);
      if (ran.code !== 0) throw new Error(ran.stderr);
      return ran.stdout;
    };
    const ask = () => server.kubectl([`--token=${token}`, 'get', '--raw', ASKED]);

    beforeAll(async () => {
      server = await startServer({ kubeApiserver: paths['kube-apiserver'], etcd: paths.etcd, kubectl: paths.kubectl });
      const account = String(workload?.serviceAccount);
      kubectl(['create', 'namespace', namespace]);
      kubectl(['create', 'serviceaccount', account, '-n', namespace]);
      token = kubectl(['create', 'token', account, '-n', namespace]).trim();
    }, 90_000);

    afterAll(() => server?.stop(), 60_000);

    test('refuses what it asks first to who has no rights, and answers to who has those of the release', () => {
      expect(ask().stderr).toContain('forbidden');
      kubectl(['apply', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: rights }));
      expect(JSON.parse(ask().stdout)).toMatchObject({ kind: 'EventList' });
    }, 30_000);
  },
);
