import { type Finding, formatPath } from '../findings/finding';
import { startsWith } from '../findings/paths';

/** The finding about a value that a key decides. */
const HAS_KEY = 'values/has-key';

/**
 * A value that is wrong in itself is wrong under its key as well: where another error stands at the same place, the fix of
 * the one only takes the value away.
 */
export function withoutWrongValues(findings: readonly Finding[]): readonly Finding[] {
  const typed = withoutEchoes(findings);
  const wrong = new Set(
    typed.flatMap(({ id, severity, path }) => (severity === 'error' && id !== HAS_KEY ? [formatPath(path)] : [])),
  );
  return typed.map((finding) => {
    const { id, path, fix } = finding;
    if (id !== HAS_KEY || typeof fix === 'string' || !wrong.has(formatPath(path))) return finding;
    const key = fix.edits.find(({ change }) => change === 'set');
    if (key === undefined) return finding;
    const edits = fix.edits.filter(({ change }) => change === 'remove');
    return { ...finding, fix: { edits, otherwise: `say with ${formatPath(key.path)} what is meant` } };
  });
}

const WRONG_TYPE = 'values/wrong-type';

/** Ends the id of values that must stay what they are. */
const FIXED_VALUE = '/fixed-value';

/** What a value of a wrong type leads to is not told beside it; nor is its type, where no other value would do. */
function withoutEchoes(all: readonly Finding[]): readonly Finding[] {
  const fixed = new Set(all.flatMap(({ id, path }) => (id.endsWith(FIXED_VALUE) ? [formatPath(path)] : [])));
  const findings = all.filter(({ id, path }) => id !== WRONG_TYPE || !fixed.has(formatPath(path)));
  const places = findings.flatMap(({ id, path }) => (id === WRONG_TYPE ? [path] : []));
  return findings.filter(
    ({ id, path }) => [WRONG_TYPE, HAS_KEY].includes(id) || !places.some((place) => startsWith(path, place)),
  );
}
