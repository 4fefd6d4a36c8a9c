import type { SourceLabels } from '../logs/labels/contract';
import type { SourceName } from '../logs/sources/all';
import type { LabelFilter, LogSelection } from './logql';
import { type LabelMatcher, matches, requiresLabel } from './matcher';

/** All values that a label can have; `undefined` if it can have any. */
type Values = readonly string[] | undefined;

/** Labels and metadata by which the lines of a source can be queried. */
export interface AskableSource {
  /** Source of the lines. */
  readonly source: SourceName;

  /** What may stand in braces. */
  readonly labels: ReadonlyMap<string, Values>;

  /** What filters and groupings know: the labels and the structured metadata. */
  readonly names: ReadonlyMap<string, Values>;

  /** Whether lines may have more structured metadata than is known. */
  readonly open: boolean;
}

/** Loki adds them to every line: grafana/loki@v3.6.3:pkg/loghttp/push/push.go, pkg/distributor/field_detection.go. */
const INDEXED_BY_LOKI = [['service_name', undefined]] as const;
const FOUND_BY_LOKI = [['detected_level', undefined]] as const;

/**
 * @param open whether lines bring structured metadata of their own
 */
export function askableSources(contract: readonly SourceLabels[], open: boolean): readonly AskableSource[] {
  return contract.map(({ source, labels, metadata }) => {
    const indexed = [...labels.map(({ name, values }) => [name, values] as const), ...INDEXED_BY_LOKI];
    const found = [...metadata.map(({ name, values }) => [name, values] as const), ...FOUND_BY_LOKI];
    return { source, labels: new Map(indexed), names: new Map([...indexed, ...found]), open };
  });
}

/** Finds the labels that a selection requires and no source has; an absent label passes `x!="a"`. */
export function unknownLabels({ matchers }: LogSelection, sources: readonly AskableSource[]): readonly string[] {
  const asked = matchers.filter(requiresLabel).map(({ label }) => label);
  return unique(asked.filter((label) => !sources.some(({ labels }) => labels.has(label))));
}

/** Finds the names that filters and groupings require and no source has. */
export function unknownNames(
  { filters, groupedBy }: LogSelection,
  sources: readonly AskableSource[],
): readonly string[] {
  const asked = [...filters.filter(requiresValue).map(({ label }) => label), ...groupedBy];
  // Loki says so itself when a stage fails.
  const own = (name: string) => name.startsWith('__');
  return unique(asked.filter((name) => !own(name) && !sources.some(({ names, open }) => open || names.has(name))));
}

/** Lists the sources whose lines a selection can match. */
export function fittingSources(
  { matchers, filters }: LogSelection,
  sources: readonly AskableSource[],
): readonly AskableSource[] {
  return sources.filter(
    (source) =>
      matchers.every((matcher) => canMatch(matcher, source.labels)) &&
      filters.every((filter) => canPass(filter, source)),
  );
}

/** Can a line of the source pass? Any of its labels may be missing from a line. */
export function canMatch(matcher: LabelMatcher, labels: ReadonlyMap<string, Values>): boolean {
  if (!requiresLabel(matcher)) return true;
  const values = labels.get(matcher.label);
  return labels.has(matcher.label) && (values === undefined || values.some((value) => matches(matcher, value)));
}

function canPass({ label, matcher, optional }: LabelFilter, { names, open }: AskableSource): boolean {
  if (optional || label.startsWith('__') || (open && !names.has(label))) return true;
  return matcher ? canMatch(matcher, names) : names.has(label);
}

function requiresValue({ matcher }: LabelFilter): boolean {
  return matcher === undefined || requiresLabel(matcher);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
