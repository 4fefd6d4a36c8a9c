import { error, type Finding, warning } from '../../findings/finding';
import { isExternal } from '../../wiring/flow';
import { callsTo } from '../ingress-rule';
import type { MeshInput } from '../input';
import { isMeshed } from '../membership';
import { senderOf } from '../sender';

const MEMBERS = ['mesh', 'istio', 'members'];

/** A name that nobody goes by is a name with a mistake in it. */
export function meshUnknownMembers(input: MeshInput): readonly Finding[] {
  const known = new Set([
    ...input.wiring.workloads.map(({ namespace }) => namespace),
    ...callers(input).flatMap(({ from }) => from.namespace ?? []),
  ]);
  return input.settings.members.flatMap((name, index) => {
    if (known.has(name)) return [];
    return [
      error('mesh/member-unknown', [...MEMBERS, index], {
        problem: `nothing of this environment runs in ${name} or is called from there`,
        consequence: 'the setting has no effect, and whoever it was meant for counts as outside of the mesh',
        fix: known.size > 0 ? `use one of ${[...known].sort().join(', ')}, or delete the entry` : 'delete the entry',
      }),
    ];
  });
}

/** Pods outside of the mesh have nothing but an address, and any pod may have that. */
export function meshOutsiders(input: MeshInput): readonly Finding[] {
  const outsiders = callers(input).filter(({ from }) => senderOf(from, input)?.network === 'pods');
  const namespaces = [...new Set(outsiders.flatMap(({ from }) => from.namespace ?? []))].sort();
  return namespaces.map((namespace) => {
    const calls = outsiders.filter(({ from }) => from.namespace === namespace);
    return warning('mesh/outside-sender', MEMBERS, {
      problem: `${names(calls)} in ${namespace} is outside of the mesh and calls ${ingressRules(calls)}`,
      consequence: 'every pod of the cluster may call the same ports, and nothing on the way is encrypted',
      fix: `label the namespace istio.io/dataplane-mode=ambient, and say so:\nmesh:\n  istio:\n    members: [${[...input.settings.members, namespace].join(', ')}]`,
    });
  });
}

/** Who can't be told from others can't be let in. */
export function meshUnknownSenders(input: MeshInput): readonly Finding[] {
  const unknown = callers(input).filter(({ from }) => senderOf(from, input) === undefined);
  return [...new Set(unknown.map(({ from }) => nameOf(from)))].map((name) => {
    const calls = unknown.filter(({ from }) => nameOf(from) === name);
    return warning('mesh/unknown-sender', ['mesh', 'istio'], {
      problem: `${name} calls ${ingressRules(calls)}, and nothing says in which namespace it runs`,
      consequence: 'no policy lets it in: its calls are refused',
      fix: `say in which namespace ${name} runs`,
    });
  });
}

function callers(input: MeshInput) {
  return input.wiring.workloads
    .filter((workload) => isMeshed(workload, input))
    .flatMap((workload) => callsTo(workload, input).map((call) => ({ ...call, to: workload })));
}

type Calls = ReturnType<typeof callers>;

function nameOf(party: Calls[number]['from']): string {
  return isExternal(party) ? party.external : party.name;
}

function names(calls: Calls): string {
  return [...new Set(calls.map(({ from }) => nameOf(from)))].join(', ');
}

function ingressRules(calls: Calls): string {
  return [...new Set(calls.map(({ to, port }) => `${to.name}:${port}`))].join(', ');
}
