import { sh } from '../syntax/shell';
import type { SmokeCheck } from './check';

/** A namespace of someone else, with the Pod Security levels that it may enforce; `none` is no label. */
interface Admitting {
  /** Name of the namespace. */
  readonly name: string;

  /** The levels. */
  readonly accepted: readonly string[];
}

/** Makes the check that namespaces of others admit the pods; those of ours have their labels from us. */
export function namespaceChecks(namespaces: readonly Admitting[]): readonly SmokeCheck[] {
  if (namespaces.length === 0) return [];
  return [
    {
      name: 'namespaces_admit_the_pods',
      title: 'namespaces of others admit the pods',
      body: [
        ...namespaces.map(({ name, accepted }) => sh`admits ${[name, ...accepted]}`),
        sh`echo ${namespaces.map(({ name }) => name).join(', ')}`,
      ],
    },
  ];
}
