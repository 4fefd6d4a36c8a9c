import { type Judge, type Task, withTool } from '../judge';
import { verdictOf } from '../judgement';

/** bash and shellcheck on every script, whatever its name. */
export const judgeScripts: Judge = ({ files }) =>
  files
    .filter(({ name, text }) => name.endsWith('.sh') || /^#!.*\b(?:ba)?sh\b/.test(text))
    .flatMap(({ name, path, text }) => [
      {
        what: 'scripts',
        subjects: [name],
        files: [name],
        program: 'bash -n',
        judge: async (toolbox) => [verdictOf(await toolbox.run('bash', ['-n', path]))],
      },
      shellcheck(name, path, text.startsWith('#!')),
    ]);

/** It follows what a script reads in. A file without `#!` is read in by others, which use the variables that it sets. */
function shellcheck(name: string, path: string, runs: boolean): Task {
  const options = runs ? [] : ['--shell=bash', '--exclude=SC2034'];
  return {
    what: 'scripts',
    subjects: [name],
    tool: 'shellcheck',
    judge: withTool(async (toolbox, tool) =>
      verdictOf(
        await toolbox.run(tool.path, [
          '--external-sources',
          '--source-path=SCRIPTDIR',
          '--format=gcc',
          ...options,
          path,
        ]),
      ),
    ),
  };
}
