import type { Json } from '../kubernetes/json';
import { toYaml } from '../syntax/yaml';
import { laidOver } from './apply-edits';
import { type Edit, type EnvironmentPath, type Fix, formatPath, type Repair } from './finding';
import { goesEmpty } from './repair';

/**
 * Prints what to do: one sentence, or what to paste. All that is not YAML to paste is a comment of it, and an entry of a
 * list, which nothing can be merged into, is named above what it gets.
 */
export function formatFix(fix: Fix): string {
  if (typeof fix === 'string') return fix;
  const steps = fix.edits.flatMap(stepOf);
  const blocks = blocksOf(fix.edits);
  return blocks.length === 0 ? inOneSentence(fix, steps) : inBlocks(fix, steps, blocks);
}

/** YAML, and where it goes. */
interface Block {
  /** What stands above it. @default - it goes to the root of the file */
  readonly title?: string;

  readonly yaml: string;
}

function inOneSentence({ first, otherwise }: Repair, steps: readonly string[]): string {
  const todo = [...(first === undefined ? [] : [first]), ...steps].join(', and ');
  return otherwise === undefined ? todo : `${todo}; or ${otherwise}`;
}

function inBlocks({ first, otherwise }: Repair, steps: readonly string[], blocks: readonly Block[]): string {
  return [
    ...(first === undefined ? [] : first.split('\n').map((line) => `# ${line}`)),
    ...(steps.length === 0 ? [] : [`# ${steps.join(', and ')}, and write`]),
    ...blocks.flatMap(({ title, yaml }) => [...(title === undefined ? [] : [`# ${title}`]), yaml]),
    ...(otherwise === undefined ? [] : [`# or ${otherwise}`]),
  ].join('\n');
}

/** What no YAML can say. */
function stepOf(edit: Edit): readonly string[] {
  const { path } = edit;
  if (edit.change === 'set') return isItem(edit) ? [`write ${text(edit.value)} as \`${formatPath(path)}\``] : [];
  if (edit.change === 'remove')
    return [`delete ${named(path)}${goesEmpty(path.slice(0, -1)) ? ' and what that leaves empty' : ''}`];
  if (edit.change !== 'move') return [];
  const isRenamed = formatPath(path.slice(0, -1)) === formatPath(edit.to.slice(0, -1));
  if (isRenamed) return [`write \`${formatPath(edit.to.slice(-1))}\` instead of \`${formatPath(path.slice(-1))}\``];
  return [`move \`${formatPath(path)}\` to \`${formatPath(edit.to)}\``];
}

function named(path: EnvironmentPath): string {
  const text = `\`${formatPath(path)}\``;
  return path[0] === 'patches' && path.at(-2) === 'operations' ? `the operation ${text}` : text;
}

function blocksOf(edits: readonly Edit[]): readonly Block[] {
  const bases = new Map<string, { readonly base: EnvironmentPath; data: Json }>();
  const items: Block[] = [];
  for (const edit of edits) {
    if (edit.change === 'add') items.push({ title: `add to \`${formatPath(edit.path)}\``, yaml: text([edit.value]) });
    if (edit.change !== 'set' || isItem(edit)) continue;
    const base = edit.path.slice(0, edit.path.findLastIndex((step) => typeof step === 'number') + 1);
    const value = nested(edit.path.slice(base.length), edit.value);
    const known = bases.get(formatPath(base));
    bases.set(formatPath(base), { base, data: known ? laidOver(known.data, value) : value });
  }
  return [
    ...[...bases.values()].map(({ base, data }) => ({
      ...(base.length > 0 && { title: `in \`${formatPath(base)}\`` }),
      yaml: text(data),
    })),
    ...items,
  ];
}

/** An item of a list that is no map can not be laid over anything. */
function isItem(edit: Edit): boolean {
  return edit.change === 'set' && typeof edit.path.at(-1) === 'number' && typeof edit.value !== 'object';
}

function nested(path: EnvironmentPath, value: Json): Json {
  return path.reduceRight<Json>((below, step) => ({ [step]: below }), value);
}

function text(value: Json): string {
  return toYaml(value).trimEnd();
}
