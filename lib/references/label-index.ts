import { holds, type KubeObject } from './kube-object';

type Labels = KubeObject['labels'];

/** Finds those objects that have all of some labels, without a look at each of the others. */
export type LabelIndex = (wanted: Labels) => readonly KubeObject[];

/** @returns an index that finds objects in their order, and all of them if no label is wanted */
export function labelIndex(objects: readonly KubeObject[], labelsOf: (object: KubeObject) => Labels): LabelIndex {
  const byLabel = new Map<string, KubeObject[]>();
  for (const object of objects) {
    for (const label of labelTexts(labelsOf(object))) {
      const having = byLabel.get(label);
      if (having) having.push(object);
      else byLabel.set(label, [object]);
    }
  }
  return (wanted) => {
    const groups = labelTexts(wanted).map((label) => byLabel.get(label) ?? []);
    const fewest = groups.reduce<readonly KubeObject[]>(
      (least, group) => (group.length < least.length ? group : least),
      objects,
    );
    return fewest.filter((object) => holds(labelsOf(object), wanted));
  };
}

function labelTexts(labels: Labels): readonly string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${String(value)}`);
}
