import { dirname, join } from 'node:path';
import type { Tool } from '../../tools/find';
import type { Judge } from '../judge';
import { failed, type Outcome, PASSED, unchecked } from '../judgement';
import type { SourceFile } from '../material';
import type { Toolbox } from '../toolbox';

/** kustomize on every folder that it can build: the root for people, the stages for delivery engines. */
export const judgeKustomizations: Judge = ({ files }) => {
  const unreadable = files.filter((file) => file.unreadable !== undefined).map(({ name }) => name);
  const found = files.filter(({ name }) => KUSTOMIZATION.test(name) && !unreadable.includes(name));
  const names = found.map(({ name }) => name);
  if (names.length === 0) return [];
  const judge = async (toolbox: Toolbox, tool?: Tool) =>
    tool ? withCauses(found, await buildAll(toolbox, tool, found), unreadable) : [];
  return [{ what: 'kustomizations', subjects: names, files: names, tool: 'kustomize', judge }];
};

const KUSTOMIZATION = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

async function buildAll(toolbox: Toolbox, tool: Tool, files: readonly SourceFile[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { path } of files) {
    const { code, stderr } = await toolbox.run(tool.path, ['build', dirname(path)]);
    outcomes.push(code === 0 ? PASSED : failed(stderr));
  }
  return outcomes;
}

/** A mistake is told once: what includes something broken fails for that reason. */
function withCauses(
  files: readonly SourceFile[],
  outcomes: readonly Outcome[],
  unreadable: readonly string[],
): readonly Outcome[] {
  const broken = files.filter((_, index) => outcomes[index]?.verdict === 'failed');
  const reasons = new Map([
    ...unreadable.map((name) => [name, `${name} cannot be read`] as const),
    ...broken.map(({ name }) => [dirname(name), `${name} does not build`] as const),
  ]);
  return outcomes.map((outcome, index) => {
    const file = files[index];
    const cause = file && broken.includes(file) ? included(file).find((path) => reasons.has(path)) : undefined;
    return cause === undefined ? outcome : unchecked(reasons.get(cause) ?? '');
  });
}

/** Files and folders, without a slash at the end. */
function included({ name, documents }: SourceFile): readonly string[] {
  const resources = documents.flatMap((document) => (Array.isArray(document.resources) ? document.resources : []));
  return resources.map((resource) => join(dirname(name), String(resource)).replace(/\/$/, ''));
}
