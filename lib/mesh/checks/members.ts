import { grouped } from '../../collections/grouped';
import { addItem, removeKey } from '../../findings/repair';
import { isExternal } from '../../wiring/flow';
import { callsTo } from '../ingress-rule';
import type { MeshInput } from '../input';
import { isMeshed } from '../membership';
import { senderOf } from '../sender';
import { meshCheck } from './subject';

const MEMBERS = ['mesh', 'istio', 'members'];

/** A name that nobody goes by is a name with a mistake in it. */
export const unknownMembers = meshCheck({
  id: 'mesh/member-unknown',
  severity: 'error',
  since: '0.1.0',
  finds:
    '`mesh.istio.members` names a namespace in which nothing of the environment runs, and from which nobody calls it',
  happens: 'the setting has no effect, and whoever it was meant for counts as outside of the mesh',
  remedy: 'correct the name, or delete the entry',
  needs: ['mesh'],
  find: ({ mesh }) => {
    const known = new Set([
      ...mesh.wiring.workloads.map(({ namespace }) => namespace),
      ...callers(mesh).flatMap(({ from }) => from.namespace ?? []),
    ]);
    return mesh.settings.members.flatMap((name, index) => {
      if (known.has(name)) return [];
      return [
        {
          path: [...MEMBERS, index],
          problem: `nothing of this environment runs in ${name} or is called from there`,
          fix: removeKey([...MEMBERS, index], {
            ...(known.size > 0 && { otherwise: `name one of ${[...known].sort().join(', ')}` }),
          }),
        },
      ];
    });
  },
});

/** Finds callers outside of the mesh, which have no identity but an address that any pod may have. */
export const outsideSenders = meshCheck({
  id: 'mesh/outside-sender',
  severity: 'warning',
  since: '0.1.0',
  finds: 'pods of a namespace outside of the mesh call into it',
  happens: 'every pod of the cluster may call the same ports, and nothing on the way is encrypted',
  remedy: 'have the namespace labelled, and name it under `mesh.istio.members`',
  needs: ['mesh'],
  find: ({ mesh }) => {
    const outsiders = callers(mesh).filter(({ from }) => senderOf(from, mesh)?.network === 'pods');
    const byNamespace = grouped(outsiders, ({ from }) => from.namespace ?? '');
    return [...byNamespace.keys()].sort().map((namespace) => {
      const calls = byNamespace.get(namespace) ?? [];
      return {
        path: MEMBERS,
        problem: `${names(calls)} in ${namespace} is outside of the mesh and calls ${ingressRules(calls)}`,
        fix: addItem(MEMBERS, namespace, { first: 'label the namespace istio.io/dataplane-mode=ambient' }),
      };
    });
  },
});

/** Who can't be told from others can't be let in. */
export const unknownSenders = meshCheck({
  id: 'mesh/unknown-sender',
  severity: 'warning',
  since: '0.1.0',
  finds: 'somebody calls into the mesh, and nothing says in which namespace it runs',
  happens: 'no policy lets it in: its calls are refused',
  remedy: 'say in which namespace it runs',
  needs: ['mesh'],
  find: ({ mesh }) => {
    const unknown = callers(mesh).filter(({ from }) => senderOf(from, mesh) === undefined);
    return [...grouped(unknown, ({ from }) => nameOf(from))].map(([name, calls]) => ({
      path: ['mesh', 'istio'],
      problem: `${name} calls ${ingressRules(calls)}, and nothing says in which namespace it runs`,
      fix: `say in which namespace ${name} runs`,
    }));
  },
});

function callers(input: MeshInput) {
  return input.wiring.workloads
    .filter((workload) => isMeshed(workload, input))
    .flatMap((workload) => callsTo(workload, input).map((call) => ({ ...call, to: workload })));
}

type Calls = Readonly<ReturnType<typeof callers>>;

function nameOf(party: Calls[number]['from']): string {
  return isExternal(party) ? party.external : party.name;
}

function names(calls: Calls): string {
  return [...new Set(calls.map(({ from }) => nameOf(from)))].join(', ');
}

function ingressRules(calls: Calls): string {
  return [...new Set(calls.map(({ to, port }) => `${to.name}:${port}`))].join(', ');
}
