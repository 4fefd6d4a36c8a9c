import type { Found } from '../../../findings/finding-kind';
import { removeKey, setKey } from '../../../findings/repair';
import { COMPONENTS, componentsOf } from '../components';
import { LOKI_REPLICAS } from '../replicas-kind';
import type { LokiComponent } from '../topology';
import { lokiCheck } from './subject';

/** Every component of the topology runs, and no other is asked for. */
export const componentReplicas = lokiCheck({
  ...LOKI_REPLICAS,
  needs: ['loki'],
  find: ({ loki }) => {
    const components = componentsOf(loki);
    const asked = Object.keys(loki.replicas) as LokiComponent[]; // Object.keys() forgets the type of its keys
    const strangers = asked.filter((name) => COMPONENTS[name].topology !== loki.topology);
    return [
      ...components.filter((name) => (loki.replicas[name] ?? 0) < 1).map(missing),
      ...strangers.map((name) => foreign(name, loki.topology)),
      ...((loki.replicas.compactor ?? 1) > 1 ? [idleCompactors(loki.replicas.compactor ?? 1)] : []),
    ];
  },
});

function missing(component: LokiComponent): Found {
  return {
    path: ['loki', 'replicas', component],
    problem: `no pod of ${component} runs`,
    consequence: 'the chart renders all the same, and Loki works in part or not at all',
    fix: setKey(['loki', 'replicas', component], 1),
  };
}

function foreign(component: LokiComponent, topology: string): Found {
  return {
    path: ['loki', 'replicas', component],
    problem: `the topology ${topology} has no ${component}`,
    consequence: 'the number has no effect, and what was meant runs with another',
    fix: removeKey(['loki', 'replicas', component]),
  };
}

function idleCompactors(replicas: number): Found {
  return {
    path: ['loki', 'replicas', 'compactor'],
    problem: `${replicas} compactors are asked for`,
    consequence: 'only one of them ever works, and the others hold memory and a volume',
    fix: setKey(['loki', 'replicas', 'compactor'], 1),
  };
}
