import { valueAt } from '../../../lib/kubernetes/json';
import { readFiles } from '../../material';
import { titleOf } from '../asked';

/** What an environment asks of Argo CD, as synth has written it. */
export interface Asked {
  /** Where its project and its Applications are. */
  readonly namespace: string;

  /** Waves of the Applications, by their names. */
  readonly waves: ReadonlyMap<string, number>;

  /** Titles of the project and the Applications. */
  readonly own: readonly string[];

  /** Titles of the namespaces that the environment brings. */
  readonly namespaces: readonly string[];
}

/** Reads what is asked of Argo CD. @param output the folder of the environment */
export function readAsked(output: string): Asked {
  const objects = readFiles(output).flatMap((file) => file.objects);
  const applications = objects.filter(({ kind }) => kind === 'Application');
  const namespace = objects.find(({ kind }) => kind === 'AppProject')?.namespace;
  if (namespace === undefined) throw new Error('there is no AppProject in the environment');
  return {
    namespace,
    waves: new Map(
      applications.map(({ name, json }) => {
        const wave = valueAt(json, 'metadata', 'annotations', 'argocd.argoproj.io/sync-wave');
        return [name, Number(wave ?? 0)];
      }),
    ),
    own: objects.filter(({ apiVersion }) => apiVersion.startsWith('argoproj.io/')).map(titleOf),
    namespaces: objects.filter(({ kind }) => kind === 'Namespace').map(titleOf),
  };
}
