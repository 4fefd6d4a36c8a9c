import { dirname } from 'node:path';
import { type Judge, withTool } from '../judge';
import { failed, PASSED } from '../judgement';

/** kustomize on every folder that it can build: the root for people, the stages for delivery engines. */
export const judgeKustomizations: Judge = ({ files }) =>
  files
    .filter(({ name }) => /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(name))
    .map(({ name, path }) => ({
      what: 'kustomizations',
      subjects: [name],
      files: [name],
      tool: 'kustomize',
      judge: withTool(async (bench, tool) => {
        const { code, stderr } = await bench.run(tool.path, ['build', dirname(path)]);
        return code === 0 ? PASSED : failed(stderr);
      }),
    }));
