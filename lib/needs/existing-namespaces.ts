import { entryOf } from '../collections/entry-of';
import { DATAPLANE_MODE } from '../mesh/membership';
import type { StackPlan } from '../plan/plan';
import { podSecurityWithoutLabel } from '../platform/distributions';
import { admits, levelsAdmitting, neededLevel, POD_SECURITY_LABEL } from '../wiring/namespaces';
import type { PodSecurityLevel } from '../wiring/workload';

/** A namespace of someone else in which pods of the stack run, and what it must be like. */
export interface ExistingNamespace {
  /** Name of the namespace. */
  readonly name: string;

  /** The strictest Pod Security level that admits the pods. */
  readonly level: PodSecurityLevel;

  /** Levels that it may enforce by its label, the strictest first; `none` is no label at all. */
  readonly accepted: readonly (PodSecurityLevel | 'none')[];

  /** What it enforces without a label. @default - nothing that is known */
  readonly withoutLabel?: PodSecurityLevel;

  /** Labels that fulfil all of that. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Lists the namespaces that others own and pods of the stack run in. */
export function existingNamespaces({ environment, wiring, mesh }: StackPlan): readonly ExistingNamespace[] {
  const { namespaces, platform, enabled } = environment;
  const names = [...new Set(wiring.workloads.map(({ namespace }) => namespace))].sort();
  return names.flatMap((name) => {
    if (!enabled || entryOf(namespaces, name)?.existing !== true) return [];
    const level = neededLevel(name, wiring.workloads);
    const withoutLabel = podSecurityWithoutLabel(platform.distribution, name);
    const labelled = withoutLabel !== undefined && !admits(withoutLabel, level);
    return [
      {
        name,
        level,
        accepted: [...(labelled ? [] : (['none'] as const)), ...levelsAdmitting(level)],
        ...(withoutLabel !== undefined && { withoutLabel }),
        labels: {
          ...(level === 'restricted' ? {} : { [POD_SECURITY_LABEL]: level }),
          ...(mesh?.settings.members.includes(name) ? { [DATAPLANE_MODE]: 'ambient' } : {}),
        },
      },
    ];
  });
}
