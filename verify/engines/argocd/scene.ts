import { ARGO_CD_DEFAULTS } from '../../../lib/delivery/argocd/defaults';
import { type Ground, type GroundOptions, openGround } from '../ground';
import type { Origin } from '../origin';
import type { Edit, Repository } from '../repository';
import { waitUntil } from '../wait';
import { type Asked, readAsked } from './asked';
import { startArgoCd } from './controllers';
import { argoCdPrograms } from './programs';
import { readApplications, unsettled } from './state';
import { beStranger, type Stranger } from './stranger';
import { beUser, type User } from './user';

/** An environment that Argo CD brings into a cluster, beside the Application of somebody else. */
export interface ArgoCdScene extends Ground {
  /** What synth wrote at first, whatever has become of it since. */
  readonly asked: Asked;

  /** What the administrators of Argo CD do. */
  readonly user: User;

  /** Somebody else with a project of their own. */
  readonly stranger: Stranger;

  /** Commits what has changed, and tells Argo CD. @returns the id of the commit */
  push(message: string): Promise<string>;

  /** Commits the reverse of the last commit, and tells Argo CD. @returns the id of the commit */
  revert(): Promise<string>;

  /** Waits until everything is synced and healthy with a commit. @returns seconds that it took */
  settled(revision: string, seconds: number): Promise<number>;
}

/** What a scene is made of. */
export interface ArgoCdSceneOptions extends GroundOptions {
  /** Changes of the environment file, beside where Argo CD finds it. @default - none */
  readonly edits?: readonly Edit[];

  /** Changes what synth has written, before anybody sees it. @default - nothing does */
  readonly spoil?: (repository: Repository) => void;
}

/** Starts a cluster with Argo CD, and gives it everything but the environment itself. */
export function openArgoCdScene(origin: Origin, options: ArgoCdSceneOptions): Promise<ArgoCdScene> {
  const { edits = [], spoil } = options;
  return openGround(origin, options, {
    edit: (repository) => repository.edit(...edits, ...whereArgoCdLooks(repository)),
    set: (ground) => set(ground, spoil),
  });
}

/** Whatever repository and cluster the environment names: here Argo CD finds its copy, and brings it into its own cluster. */
function whereArgoCdLooks({ url, path }: Repository): readonly Edit[] {
  const edit = (value: unknown, ...keys: readonly string[]) => ({ path: ['delivery', 'argocd', ...keys], value });
  return [
    edit({ repoUrl: url, targetRevision: 'main' }, 'source'),
    edit(path, 'path'),
    edit(ARGO_CD_DEFAULTS.server, 'server'),
  ];
}

async function set(ground: Ground, spoil: ArgoCdSceneOptions['spoil']): Promise<ArgoCdScene> {
  const { cluster, repository } = ground;
  const asked = readAsked(repository.output);
  spoil?.(repository);
  const controllers = await startArgoCd(cluster, argoCdPrograms(), asked.namespace);
  const user = await beUser(cluster, repository, asked);
  const stranger = await beStranger(cluster, repository, asked);
  const announced = async (revision: string) => {
    await user.announce();
    return revision;
  };
  repository.commit('The logging stack');
  return {
    ...ground,
    asked,
    user,
    stranger,
    push: (message) => announced(repository.commit(message)),
    revert: () => announced(repository.revert()),
    settled: (revision, seconds) =>
      waitUntil(
        'everything is synced and healthy',
        seconds,
        async () => unsettled(await readApplications(cluster), revision),
        controllers,
      ),
  };
}
