import { environmentName } from '../environment/files';
import type { LocatedFinding, PlacedFinding } from '../findings/located-finding';
import type { Stage } from '../output/stage';
import type { Claims } from './claims';
import type { Computed, Computer, Unloadable } from './compute';
import type { Memory } from './memory';

/** What a run knows of an environment after its turn: all else is released. */
export interface Examined {
  /** Path of its file. */
  readonly file: string;

  /** Name of the environment. */
  readonly name: string;

  /** @default - its file describes no environment */
  readonly claims?: Claims;

  /** Why its file describes no environment. */
  readonly faults: readonly PlacedFinding[];

  /** What was found in its stack. */
  readonly findings: readonly LocatedFinding[];

  /** Whether it has scripts that can be run. */
  readonly hasScripts: boolean;
}

/** Where files go, what is known, and who computes what is not. */
export interface Means {
  readonly stage: Stage;

  /** @default - nothing is recorded */
  readonly memory?: Memory;

  readonly computer: () => Computer;
}

/** Tells the stack of an environment again if nothing of it has changed, and computes it otherwise. */
export function examine(file: string, { stage, memory, computer }: Means): Examined {
  const name = environmentName(file);
  const record = memory?.recall(file);
  const before = memory?.before(name);
  const known = record && before && memory?.recallStack(record, before);
  if (!record || !known) {
    const computed = computer().compute(file, before?.output);
    if ('claims' in computed) {
      stage.add(computed.stack?.files ?? []);
      memory?.add(file, computed, before);
    }
    return examined(file, computed);
  }
  const { claims } = record;
  const { findings, scripts } = known;
  stage.keep(name);
  memory?.keep(file, record);
  return { file, name, claims, faults: [], findings, hasScripts: scripts.length > 0 };
}

/** Looks at an environment that nothing is written of. */
export function lookAt(file: string, { memory, computer }: Means): Examined {
  const record = memory?.recall(file);
  if (!record) {
    const looked = computer().look(file);
    if ('claims' in looked) memory?.add(file, looked);
    return examined(file, looked);
  }
  const { claims } = record;
  memory?.keep(file, record);
  return { file, name: claims.name, claims, faults: [], findings: [], hasScripts: false };
}

/** Brings the files that scripts share to the stage. */
export function stageShared({ stage, memory, computer }: Means): void {
  const known = memory?.recallShared();
  for (const path of known ?? []) stage.keep(path);
  if (known) return;
  const files = computer().sharedFiles();
  stage.add(files);
  memory?.addShared(files);
}

function examined(file: string, computed: Computed | Unloadable): Examined {
  const name = environmentName(file);
  if ('faults' in computed) return { file, name, faults: computed.faults, findings: [], hasScripts: false };
  const { claims, stack } = computed;
  const hasScripts = stack?.files.some(({ executable }) => executable) ?? false;
  return { file, name, claims, faults: [], findings: stack?.findings ?? [], hasScripts };
}
