import { type Ground, type GroundOptions, openGround } from '../ground';
import type { Origin } from '../origin';
import type { Edit, Repository } from '../repository';
import { waitUntil } from '../wait';
import { type Asked, readAsked } from './asked';
import { startFlux } from './controllers';
import { fluxPrograms } from './programs';
import { readStages, unready } from './state';
import { beUser, type User } from './user';

/** An environment that Flux brings into a cluster. */
export interface FluxScene extends Ground, Pick<User, 'leave' | 'lookAgain'> {
  /** What synth wrote at first, whatever has become of it since. */
  readonly asked: Asked;

  /** Hands the environment to Flux for the first time. @returns the id of the commit */
  start(): Promise<string>;

  /** Commits what has changed, and tells Flux. @returns the id of the commit */
  push(message: string): Promise<string>;

  /** Commits the reverse of the last commit, and tells Flux. @returns the id of the commit */
  revert(): Promise<string>;

  /** Waits until everything is ready with a commit. @returns seconds that it took */
  settled(revision: string, seconds: number): Promise<number>;
}

/** Starts a cluster with Flux, and gives it everything but the environment itself. */
export function openFluxScene(origin: Origin, options: GroundOptions): Promise<FluxScene> {
  return openGround(origin, options, { edit: (repository) => repository.edit(...whereFluxLooks(repository)), set });
}

/** Whatever source and path the environment names: here Flux finds its copy. */
function whereFluxLooks({ path }: Repository): readonly Edit[] {
  return [
    { path: ['delivery', 'flux', 'path'], value: path },
    { path: ['delivery', 'flux', 'source', 'kind'], value: 'GitRepository' },
  ];
}

async function set(ground: Ground): Promise<FluxScene> {
  const { cluster, repository } = ground;
  const asked = readAsked(repository.output);
  const controllers = await startFlux(cluster, fluxPrograms());
  const user = await beUser(cluster, repository, asked);
  const told = async (revision: string, tell: () => Promise<void>) => {
    await tell();
    return revision;
  };
  return {
    ...ground,
    asked,
    start: () => told(repository.commit('The logging stack'), user.start),
    push: (message) => told(repository.commit(message), user.announce),
    revert: () => told(repository.revert(), user.announce),
    leave: user.leave,
    lookAgain: user.lookAgain,
    settled: (revision, seconds) =>
      waitUntil('everything is ready', seconds, async () => unready(await readStages(cluster), revision), controllers),
  };
}
