import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { EXIT, misused } from '../../lib/command/command';
import { listEnvironmentFiles } from '../../lib/environment/files';
import { environmentJsonSchema } from '../../lib/environment/json-schema';
import { loadEnvironments } from '../../lib/environment/load';
import type { Settings } from '../../lib/environment/settings';
import type { LocatedFinding } from '../../lib/findings/located-finding';
import { formatFindings, isNote } from '../../lib/findings/report';
import type { Answers } from '../../lib/init/answers';
import { environmentText } from '../../lib/init/environment-text';
import {
  ignorePatterns,
  newFile,
  pinnedDependency,
  settingsFile,
  type WantedFile,
} from '../../lib/init/repository-files';
import { visibleLine } from '../../lib/syntax/visible';
import { synthesizeOne } from '../../lib/synth/one';
import { version } from '../../package.json';
import type { Pipeline } from './pipeline';

export interface SetUpOptions {
  readonly settings: Settings;

  /** @default - none is asked for */
  readonly pipeline?: Pipeline;
}

/** Writes what a repository lacks, unless the cluster that was described can not be. */
export function setUp(answers: Answers, { settings, pipeline = { files: [] } }: SetUpOptions): void {
  const { environments } = settings;
  const [present] = listEnvironmentFiles(environments, [answers.cluster]).files;
  const file = present ?? posix.join(environments, `${answers.cluster}.yaml`);
  const text = environmentText(answers);
  // What is there stays, whatever was answered.
  const findings = present !== undefined ? [] : judge(file, text, settings).filter((found) => !isNote(found));
  const refused = findings.some(({ finding }) => finding.severity === 'error');
  if (findings.length > 0) console.error(`${formatFindings(findings)}\n`);
  if (refused) {
    console.error('What was chosen does not go together, as told above. Nothing was written.');
    process.exitCode = EXIT.findings;
    return;
  }
  const wanted = [
    newFile(file, text),
    newFile(posix.join(environments, 'schema.json'), environmentJsonSchema()),
    pinnedDependency('cdk8s-logging', version),
    ignorePatterns('.gitignore', ['node_modules/']),
    ...settingsFile(settings),
    ...pipeline.files,
  ];
  const lines = wanted.map(writeWanted);
  for (const line of lines) console.log(visibleLine(line));
  if (pipeline.byHand !== undefined) console.log(`\n${pipeline.byHand}`);
  console.log(nextSteps(answers, settings));
}

/** The command judges the file before it is there. */
function judge(file: string, text: string, { output, locks }: Settings): readonly LocatedFinding[] {
  const { environments, findings } = loadEnvironments([file], () => text);
  return [...findings, ...environments.flatMap((each) => synthesizeOne(each, { output, locks }).findings)];
}

/** @returns what was done, for a reader */
function writeWanted({ path, content }: WantedFile): string {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const text = contentOrEnd(path, () => content(before));
  if (text === undefined) return `as it was  ${path}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return `${before === undefined ? 'written' : 'added to'}  ${path}`;
}

function contentOrEnd<Content>(path: string, content: () => Content): Content {
  try {
    return content();
  } catch (failure) {
    if (!(failure instanceof SyntaxError)) throw failure;
    return misused(`${path} can not be read, so nothing was added to it: ${failure.message}`);
  }
}

function nextSteps({ cluster, delivery }: Answers, { output }: Settings): string {
  const start =
    delivery === 'manifests'
      ? `npx cdk8s-logging deploy ${cluster}`
      : `commit and push; ${output}/${cluster}/README.md tells how it reaches the cluster, and which Secrets it needs`;
  return `
Next:
  npm install                    installs the command in the version that is pinned
  npx cdk8s-logging synth        writes ${output}/${cluster}
  ${start}`;
}
