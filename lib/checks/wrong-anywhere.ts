import { type Finding, formatPath } from '../findings/finding';

/** The finding about a value that a key decides. */
const HAS_KEY = 'values/has-key';

/**
 * A value that is wrong in itself is wrong under its key as well: where another error stands at the same place, the fix of
 * the one only takes the value away.
 */
export function withoutWrongValues(findings: readonly Finding[]): readonly Finding[] {
  const wrong = new Set(
    findings.flatMap(({ id, severity, path }) => (severity === 'error' && id !== HAS_KEY ? [formatPath(path)] : [])),
  );
  return findings.map((finding) => {
    const { id, path, fix } = finding;
    if (id !== HAS_KEY || typeof fix === 'string' || !wrong.has(formatPath(path))) return finding;
    const key = fix.edits.find(({ change }) => change === 'set');
    if (key === undefined) return finding;
    const edits = fix.edits.filter(({ change }) => change === 'remove');
    return { ...finding, fix: { edits, otherwise: `say with ${formatPath(key.path)} what is meant` } };
  });
}
