import { parse } from 'yaml';
import { acknowledgeChanges } from '../../lib/findings/acknowledge';
import type { Finding } from '../../lib/findings/finding';
import { formatFix } from '../../lib/findings/fix-text';
import type { JsonObject } from '../../lib/kubernetes/json';
import { changeFindings } from '../../lib/transitions/stops';
import { ROWS } from '../transitions/all-rows';
import { changeOf, editedEnvironment } from '../transitions/sides';

/** What stands below the comments of a fix, as somebody pastes it. */
function pasted({ fix }: Finding): JsonObject[] {
  return parse(formatFix(fix));
}

test.each(ROWS)('$of: $title is accepted by what its findings say to paste', ({ of, base, head = {} }) => {
  const findings = changeFindings(changeOf({ of, head, ...(base && { base }) }));
  const entries = findings.flatMap(pasted);
  if (entries.length === 0) return;
  const { acknowledge } = editedEnvironment(of, { ...head, acknowledge: entries });
  expect(acknowledgeChanges(findings, acknowledge).open).toEqual([]);
});
