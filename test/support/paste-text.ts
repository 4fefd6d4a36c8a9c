import { parse, stringify } from 'yaml';
import { applyEdits } from '../../lib/findings/apply-edits';
import { type Edit, type EnvironmentPath, formatPath, type Repair } from '../../lib/findings/finding';
import { formatFix } from '../../lib/findings/fix-text';
import type { Json, JsonObject } from '../../lib/kubernetes/json';

/**
 * Does what the text of a fix says: sentences first, then YAML, laid over the file at its root, or at the entry of a list
 * that the comment above it names.
 */
export function pasteText(data: JsonObject, fix: Repair): Json {
  const text = formatFix(fix);
  const told = fix.edits.filter((edit) => edit.change !== 'add' && !isBlock(edit) && text.includes(words(edit)));
  return applyEdits(data, [...told, ...blocksIn(text).flatMap((block) => pasted(block, fix))]);
}

/** Whether an edit is written as YAML. */
function isBlock(edit: Edit): boolean {
  return edit.change === 'set' && (typeof edit.path.at(-1) !== 'number' || typeof edit.value === 'object');
}

function words(edit: Edit): string {
  if (edit.change === 'set') return `write ${stringify(edit.value).trimEnd()} as \`${formatPath(edit.path)}\``;
  if (edit.change !== 'move') return `\`${formatPath(edit.path)}\``;
  const isRenamed = formatPath(edit.path.slice(0, -1)) === formatPath(edit.to.slice(0, -1));
  if (isRenamed) return `write \`${formatPath(edit.to.slice(-1))}\` instead of \`${formatPath(edit.path.slice(-1))}\``;
  return `move \`${formatPath(edit.path)}\` to \`${formatPath(edit.to)}\``;
}

interface Block {
  readonly title: string;
  readonly lines: readonly string[];
}

function blocksIn(text: string): readonly Block[] {
  const blocks: { title: string; lines: string[] }[] = [{ title: '', lines: [] }];
  for (const line of text.split('\n')) {
    const [, title] = /^# ((?:in|add to) `.*`)$/.exec(line) ?? [];
    if (title !== undefined) blocks.push({ title, lines: [] });
    else blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

function pasted({ title, lines }: Block, { edits }: Repair): readonly Edit[] {
  const value: unknown = lines.length === 1 && title === '' ? oneLine(lines[0] ?? '') : parse(lines.join('\n'));
  if (typeof value !== 'object' || value === null) return [];
  const list = title.startsWith('add to')
    ? edits.find(({ path }) => title === `add to \`${formatPath(path)}\``)
    : undefined;
  if (list) return (value as Json[]).map((item) => ({ change: 'add', path: list.path, value: item }));
  return [{ change: 'set', path: baseOf(title, edits), value: value as Json }];
}

/** A sentence is no YAML. */
function oneLine(line: string): unknown {
  return /^(# |[a-z]+ )/.test(line) ? undefined : parse(line);
}

function baseOf(title: string, edits: readonly Edit[]): EnvironmentPath {
  if (title === '') return [];
  const prefixes = edits.flatMap(({ path }) => path.map((_, index) => path.slice(0, index + 1)));
  return prefixes.find((path) => title === `in \`${formatPath(path)}\``) ?? [];
}
