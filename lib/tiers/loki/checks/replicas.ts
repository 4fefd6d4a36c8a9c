import { error, type Finding } from '../../../findings/finding';
import type { InstallingEnvironment } from '../../../plan/environment';
import { COMPONENTS, componentsOf } from '../components';
import type { LokiComponent } from '../topology';

/** Every component of the topology runs, and no other is asked for. */
export function lokiReplicas({ loki }: Pick<InstallingEnvironment, 'loki'>): readonly Finding[] {
  const components = componentsOf(loki);
  const asked = Object.keys(loki.replicas) as LokiComponent[]; // Object.keys() forgets the type of its keys
  return [
    ...components.filter((name) => (loki.replicas[name] ?? 0) < 1).map(missing),
    ...asked.filter((name) => COMPONENTS[name].topology !== loki.topology).map((name) => foreign(name, loki.topology)),
    ...((loki.replicas.compactor ?? 1) > 1 ? [idleCompactors(loki.replicas.compactor ?? 1)] : []),
  ];
}

function missing(component: LokiComponent): Finding {
  return error('loki/replicas', ['loki', 'replicas', component], {
    problem: `no pod of ${component} runs`,
    consequence: 'the chart renders all the same, and Loki works in part or not at all',
    fix: `loki:\n  replicas:\n    ${component}: 1`,
  });
}

function foreign(component: LokiComponent, topology: string): Finding {
  return error('loki/replicas', ['loki', 'replicas', component], {
    problem: `the topology ${topology} has no ${component}`,
    consequence: 'the number has no effect, and what was meant runs with another',
    fix: 'delete the line',
  });
}

function idleCompactors(replicas: number): Finding {
  return error('loki/replicas', ['loki', 'replicas', 'compactor'], {
    problem: `${replicas} compactors are asked for`,
    consequence: 'only one of them ever works, and the others hold memory and a volume',
    fix: 'loki:\n  replicas:\n    compactor: 1',
  });
}
