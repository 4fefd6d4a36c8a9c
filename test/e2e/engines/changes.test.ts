import { join } from 'node:path';
import { type JsonObject, valueAt } from '../../../lib/kubernetes/json';
import { effectsOf } from '../../../lib/transitions/all';
import { type ApiServer, installCrds, startServer } from '../../../verify/cluster/api-server';
import { controllerManagerArguments } from '../../../verify/cluster/controllers';
import { freePort } from '../../../verify/programs/free-port';
import { type Program, program, until } from '../../../verify/programs/program';
import { describeReal } from '../../support/programs';
import { namespacesOf, objectsOf, titleOf } from '../../transitions/cluster-objects';
import { DATA_ROWS } from '../../transitions/rows-data';
import { POD_ROWS } from '../../transitions/rows-pods';
import { changeOf } from '../../transitions/sides';

// Which pods a review calls replaced is what the real controllers make a new revision of, and nothing else.

const KINDS = ['deployments', 'statefulsets', 'daemonsets'];

/** Numbers of the revisions of workloads, by kind, namespace and name. */
type Revisions = ReadonlyMap<string, number>;

interface List {
  readonly items: readonly JsonObject[];
}

describeReal(
  'with the real controllers',
  ['kube-apiserver', 'etcd', 'kubectl', 'kube-controller-manager'],
  ({ 'kube-apiserver': kubeApiserver, etcd, kubectl, 'kube-controller-manager': controllerManager }) => {
    let server: ApiServer;
    let controllers: Program;

    beforeAll(async () => {
      server = await startServer({ kubeApiserver, etcd, kubectl }, undefined, { controllers: true });
      installCrds(server);
      const log = join(server.folder, 'controller-manager.log');
      controllers = program(controllerManager, controllerManagerArguments(server.folder, await freePort()), log);
      controllers.start();
    }, 120_000);

    afterAll(async () => {
      await controllers?.end('SIGTERM');
      await server?.stop();
    }, 60_000);

    test.each([...DATA_ROWS, ...POD_ROWS].map((row, index) => [row.of, row.title, row, index] as const))(
      '%s: %s',
      async (_of, _title, row, index) => {
        const change = changeOf(row);
        const suffix = `-${index}`;
        const { base, head } = objectsOf(change, suffix);
        apply(namespacesOf([...base, ...head]), suffix);
        apply(base, suffix);
        const before = await revisions(base, suffix);
        const refused = apply(head, suffix);
        const after = await revisions(head, suffix);
        const replaced = [...after].filter(([name, count]) => before.has(name) && count !== before.get(name));
        const said = effectsOf(change).filter(({ kind }) => kind === 'restarts/pods');
        // What the API server refuses stays as it is until somebody takes the steps of the review, and what a release had
        // that is gone is made anew.
        const expected = said
          .map(({ subject }) => subject)
          .filter((subject) => before.has(subject) && !refused.includes(subject));
        expect(replaced.map(([name]) => name).toSorted()).toEqual(expected.toSorted());
      },
      120_000,
    );

    /** @returns the subjects of those that are refused */
    function apply(objects: readonly JsonObject[], suffix: string): readonly string[] {
      const args = ['apply', '--server-side', '--force-conflicts', '-f', '-'];
      const list = (items: readonly JsonObject[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
      if (server.kubectl(args, list(objects)).code === 0) return [];
      return objects
        .filter((object) => server.kubectl(args, list([object])).code !== 0)
        .map((object) => titleOf(object, suffix));
    }

    async function revisions(objects: readonly JsonObject[], suffix: string): Promise<Revisions> {
      const found = new Map<string, number>();
      for (const namespace of namespacesOf(objects).map((object) => String(valueAt(object, 'metadata', 'name')))) {
        await until('controllers have seen everything', 60, async () => isObserved(namespace), [controllers]);
        const owned = read(namespace, ['replicasets', 'controllerrevisions']);
        for (const object of read(namespace, KINDS)) {
          const uid = valueAt(object, 'metadata', 'uid');
          const own = owned.filter((each) => valueAt(each, 'metadata', 'ownerReferences', 0, 'uid') === uid);
          found.set(titleOf(object, suffix), own.length);
        }
      }
      return found;
    }

    function isObserved(namespace: string): boolean {
      return read(namespace, KINDS).every(
        (object) => valueAt(object, 'status', 'observedGeneration') === valueAt(object, 'metadata', 'generation'),
      );
    }

    function read(namespace: string, kinds: readonly string[]): readonly JsonObject[] {
      const { stdout } = server.kubectl(['get', kinds.join(), '-n', namespace, '-o', 'json']);
      return (JSON.parse(stdout) as List).items; // kubectl's own form
    }
  },
);
