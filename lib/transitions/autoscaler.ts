import { valueAt } from '../kubernetes/json';
import type { SideWorkload } from './side';

/** How many pods an autoscaler asks for. */
export interface Autoscaler {
  readonly least: number;
  readonly most: number;
}

/** Finds the autoscaler of a workload, as far as Helm renders it. */
export function autoscalerOf({ kind, name, release }: SideWorkload): Autoscaler | undefined {
  const found = release?.rendered?.objects.find(
    ({ kind: other, json }) =>
      other === 'HorizontalPodAutoscaler' &&
      valueAt(json, 'spec', 'scaleTargetRef', 'kind') === kind &&
      valueAt(json, 'spec', 'scaleTargetRef', 'name') === name,
  );
  if (found === undefined) return undefined;
  const [least, most] = ['minReplicas', 'maxReplicas'].map((field) => Number(valueAt(found.json, 'spec', field) ?? 1));
  return { least: least ?? 1, most: most ?? 1 };
}
