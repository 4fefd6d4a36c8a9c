import { type Judge, withTool } from '../judge';
import { verdictOf } from '../judgement';

/** actionlint on each workflow of GitHub; what shellcheck says of its scripts is a part of that. */
export const judgeWorkflows: Judge = ({ files }) =>
  files
    .filter(({ name }) => WORKFLOW.test(name))
    .map(({ name, path }) => ({
      what: 'workflows',
      subjects: [name],
      files: [name],
      tool: 'actionlint',
      judge: withTool(async (toolbox, tool) =>
        verdictOf(await toolbox.run(tool.path, ['-no-color', '-oneline', path])),
      ),
    }));

const WORKFLOW = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/;
