import { checkEnvironment } from '../../lib/checks/all';
import type { Finding } from '../../lib/findings/finding';
import { loadOne, MINIMAL } from '../environment/in-memory';

/** What the command finds where the section `loki` of the least environment says one thing more. */
export function synthFindings(line: string): readonly Finding[] {
  return checkEnvironment(loadOne(MINIMAL.replace(/^loki:\n/m, `loki:\n  ${line}\n`)), {});
}
