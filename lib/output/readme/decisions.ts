import type { Finding } from '../../findings/finding';
import type { JsonObject } from '../../kubernetes/json';
import type { StackPlan } from '../../plan/plan';
import { blocks, code, fenced, join, list, type Markdown, md, prose, section, table } from '../../syntax/markdown';

export function deviationsSection({ environment }: StackPlan): Markdown | undefined {
  const rows = environment.readme.deviations.map(({ asked, built, reason }) => [asked, built, reason].map(prose));
  return section('Where this differs from what was asked', table(['Asked', 'Built', 'Because'], rows));
}

/** Values and patches that the environment adds by hand: nothing checks their meaning. */
export function overridesSection({ environment, releases }: StackPlan): Markdown | undefined {
  const overridden = releases.flatMap(({ name, overrides }) => {
    const keys = leafPaths(overrides).map(code);
    return keys.length > 0 ? [md`Values of the release ${code(name)}: ${join(keys)}`] : [];
  });
  return section(
    'Overrides',
    list(overridden),
    ...environment.patches.map(({ target, operations }) =>
      blocks(md`${target.kind} ${code(target.name)}:`, fenced('json', JSON.stringify(operations, null, 2))),
    ),
  );
}

export function warningsSection({ environment }: StackPlan, acknowledged: readonly Finding[]): Markdown | undefined {
  const reasons = new Map(environment.acknowledge.map(({ id, reason }) => [id, reason]));
  const rows = acknowledged.map(({ id, problem, consequence }) => [
    code(id),
    prose(`${problem}: ${consequence}`),
    prose(reasons.get(id) ?? ''),
  ]);
  return section('Acknowledged warnings', table(['Warning', 'What it means', 'Accepted because'], rows));
}

function leafPaths(values: JsonObject, prefix = ''): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? leafPaths(value, path) : [path];
  });
}
