import { readdirSync, statSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { didYouMean } from '../findings/did-you-mean';
import { fileFault, isSystemError } from '../output/file-fault';
import { environmentName, isEnvironmentFile, listEnvironmentFiles } from './files';

/** The environments that a command was asked for, or why it can not be done. */
export type ChosenEnvironments =
  | {
      /** Names that were asked for; none, if all are meant. */
      readonly names: readonly string[];

      /** Paths of all environment files in the folder, with forward slashes, sorted. */
      readonly files: readonly string[];
    }
  | {
      /** What is wrong with what was asked, in whole sentences. */
      readonly problem: string;
    };

/**
 * Finds the files of a folder, and the names that are meant by what people write: a name, or a path of a file in it.
 * @param asked names or paths; none, if all environments are meant
 */
export function chooseEnvironments(folder: string, asked: readonly string[]): ChosenEnvironments {
  const problem = folderProblem(folder);
  if (problem !== undefined) return { problem };
  const { files } = listEnvironmentFiles(folder);
  const known = [...new Set(files.map(environmentName))];
  const meant = asked.map((each) => nameOf(folder, each));
  const unknown = meant.filter((name) => !known.includes(name));
  if (unknown.length > 0) return { problem: unknownNames(folder, unknown, known) };
  return { names: [...new Set(meant)], files };
}

/** A run that does not see a file takes what it wrote of it away, so nothing is overlooked. */
function folderProblem(folder: string): string | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) return `There is no folder ${folder}: --environments names the folder of the environment files.`;
  if (!stats.isDirectory())
    return `${folder} is a file: --environments names the folder of the environment files, ${posix.dirname(folder)} for example.`;
  try {
    const inPlace = readdirSync(folder, { withFileTypes: true }).find(
      (entry) => entry.isDirectory() && isEnvironmentFile(entry.name),
    );
    return inPlace && `${posix.join(folder, inPlace.name)} is a folder where an environment file should be: rename it.`;
  } catch (failure) {
    if (!isSystemError(failure)) throw failure;
    const fault = fileFault(failure, folder);
    return `It can not be said which environments there are: ${fault.problem}. To do: ${fault.fix}.`;
  }
}

/** `edge` of `edge.yaml` and of `environments/edge.yaml`, as shells complete it. */
function nameOf(folder: string, asked: string): string {
  const isBelow = resolve(posix.dirname(asked)) === resolve(folder);
  const plain = isBelow ? posix.basename(asked) : asked;
  return plain.includes('/') ? plain : environmentName(plain);
}

const MOST_NAMES = 20;

function unknownNames(folder: string, unknown: readonly string[], known: readonly string[]): string {
  const [only] = unknown;
  const near = unknown.length === 1 && only !== undefined ? didYouMean(only, known) : undefined;
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  return `There is no environment ${unknown.join(', ')} in ${folder}/.${meant} ${listed(folder, known)}`;
}

function listed(folder: string, known: readonly string[]): string {
  if (known.length === 0) return `No file in ${folder}/ ends with .yaml.`;
  const more = known.length - MOST_NAMES;
  return `There are: ${known.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
