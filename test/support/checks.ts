import { type Check, runChecks } from '../../lib/findings/check';
import type { Finding } from '../../lib/findings/finding';

/** What one check finds in the parts of a subject that it needs. */
export function runCheck<Subject extends object>(check: Check<Subject>, subject: NoInfer<Subject>): readonly Finding[] {
  return runChecks([check], subject);
}
