import { type ApiServer, installCrds, startServer } from '../../verify/cluster/api-server';
import { describeReal } from '../support/programs';
import { type Scratch, scratch } from './scratch';

/** Tests with a real API server and our CRDs. It runs while they do. */
export function describeServer(title: string, tests: (server: () => ApiServer) => void): void {
  describeReal(title, ['kube-apiserver', 'etcd', 'kubectl'], ({ 'kube-apiserver': kubeApiserver, etcd, kubectl }) => {
    let server: ApiServer;

    beforeAll(async () => {
      server = await startServer({ kubeApiserver, etcd, kubectl });
      installCrds(server);
    }, 120_000);

    afterAll(() => server?.stop(), 60_000);

    tests(() => server);
  });
}

/** The same, with a repository whose scripts talk to the server. */
export function describeScripts(
  title: string,
  tests: (server: () => ApiServer, repository: () => Scratch) => void,
): void {
  describeServer(title, (server) => {
    let repository: Scratch;

    beforeAll(() => {
      repository = scratch(server().env);
    });

    afterAll(() => repository?.remove());

    tests(server, () => repository);
  });
}

/**
 * All that the scripts may touch, with who has set which field when. Without versions: a custom resource gets a new one
 * from the first apply that changes nothing, because only then the defaults of its status are stored.
 */
export function contents({ kubectl }: ApiServer): string {
  const kinds = 'all,namespace,configmap,pvc,clusterrole';
  const { stdout } = kubectl(['get', kinds, '-A', '-o', 'yaml', '--show-managed-fields']);
  return stdout.replaceAll(/^ +resourceVersion: .*\n/gm, '');
}
