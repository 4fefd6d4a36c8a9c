import type { ChartModel } from '../../charts/chart';
import type { KeyPath } from '../../charts/key-model';
import { entryOf } from '../../collections/entry-of';
import { nearModel } from '../../programs/near-model';
import { shapeOf } from '../../programs/program-model';
import { originsInValues } from './effective/origins';

/**
 * Finds where a setting of Loki belongs among the values: people write sections as Loki calls them, below `loki` or at
 * the top, where `ruler` is the workload and not the section.
 */
export function meantValue({ program }: Pick<ChartModel, 'program'>, path: KeyPath): KeyPath | undefined {
  const model = nearModel('loki', program)?.model;
  if (model === undefined) return undefined;
  const setting = path[0] === 'loki' ? path.slice(1) : path;
  const [section = '', key] = setting;
  const root = shapeOf(model, model.root);
  const type = root.kind === 'struct' ? entryOf(root.keys, section) : undefined;
  if (type === undefined) return undefined;
  const below = shapeOf(model, type);
  if (key !== undefined && below.kind === 'struct' && entryOf(below.keys, key) === undefined) return undefined;
  const place = originsInValues(setting).at(-1)?.map(String);
  return place?.join() === path.join() ? undefined : place;
}
