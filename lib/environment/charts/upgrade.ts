import { isDeepStrictEqual } from 'node:util';
import { isScalar, parseDocument } from 'yaml';
import { type ChartLookup, findChart } from '../../charts/catalog';
import { compareVersions } from '../../charts/versions';
import { applyEdits } from '../../findings/apply-edits';
import type { EnvironmentPath } from '../../findings/finding';
import { editText } from '../../findings/text-edits';
import { nodeAt, splice } from '../../findings/text-places';
import type { Json } from '../../kubernetes/json';
import type { ChartInUse, Pin } from './in-use';

/** A chart that an environment gets in another version. */
export interface ChartUpgrade extends ChartInUse {
  /** Exact version that shall run. */
  readonly to: string;
}

/**
 * Chooses what is upgraded: to the newest version that is known if none is asked for.
 * @param to exact version that is asked for, newer or not
 */
export function chartUpgrades(charts: readonly ChartInUse[], to?: string): readonly ChartUpgrade[] {
  return charts.flatMap((chart) => {
    const { version, newest } = chart;
    const target = to ?? (newest !== undefined && compareVersions(newest, version) > 0 ? newest : version);
    return target === version ? [] : [{ ...chart, to: target }];
  });
}

/** Finds what an upgrade would install: not every version is published by the repository that is written. */
export function upgradedChart({ name, written: { repository }, to }: ChartUpgrade): ChartLookup {
  return findChart(name, { version: to, ...(repository !== undefined && { repository }) });
}

/**
 * Writes a version at its key, and changes nothing else: comments and quotes stay.
 * @param text of the file that has the key, or shall have it
 * @returns `undefined` where only a person can write it, such as behind an alias that others share
 */
export function withVersion(text: string, { path }: Pick<Pin, 'path'>, version: string): string | undefined {
  const changed = replaced(text, path, version) ?? editText(text, { change: 'set', path, value: version });
  if (changed === undefined || parse(changed).errors.length > 0) return undefined;
  const meant = applyEdits(dataOf(text), [{ change: 'set', path, value: version }]);
  return isDeepStrictEqual(dataOf(changed), meant) ? changed : undefined;
}

/** @returns `undefined` where no value is written at the path */
function replaced(text: string, path: EnvironmentPath, version: string): string | undefined {
  const { contents } = parse(text);
  const node = nodeAt({ text, root: contents ?? undefined }, path);
  if (!isScalar(node) || typeof node.value !== 'string') return undefined;
  const [start = 0, end = 0] = node.range ?? [];
  const written = text.slice(start, end);
  return written.includes(node.value)
    ? splice(
        text,
        start,
        end,
        written.replace(node.value, () => version),
      )
    : undefined;
}

function dataOf(text: string): Json {
  return parse(text).toJS() as Json; // YAML with keys of text is JSON
}

function parse(text: string) {
  return parseDocument(text, { prettyErrors: false, merge: true, stringKeys: true });
}
