import { re2Matches, re2Problem } from '../../syntax/re2';
import type { DropRule } from '../intent';
import { logCheck } from './subject';

/** Every pattern of lines to drop is one, and does not match each line. */
export const dropPatterns = logCheck({
  id: 'logs/drop-pattern',
  severity: 'error',
  since: '0.1.0',
  finds: 'a pattern under `logs.drop` is one that RE2 refuses, or matches every line',
  happens: 'collectors do not start, or no line of any pod is stored',
  remedy: 'write a pattern in the syntax of RE2 that only the lines to drop match',
  needs: ['logs'],
  find: ({ logs }) =>
    logs.drop.flatMap((rule) => {
      const text = refused(rule) ?? dropsAll(rule);
      return text ? [{ path: ['logs', 'drop', rule.name], ...text }] : [];
    }),
});

function refused({ pattern }: DropRule) {
  const problem = re2Problem(pattern);
  if (problem === undefined) return undefined;
  return {
    problem: `RE2 refuses the pattern: ${problem}`,
    consequence: 'collectors do not start, and no line is read',
    fix: 'write the pattern in the syntax of RE2, such as GET /healthz',
  };
}

function dropsAll({ pattern }: DropRule) {
  if (!UNLIKE.every((line) => matchesSomewhere(pattern, line))) return undefined;
  return {
    problem: `${pattern} matches every line`,
    consequence: 'no line of any pod is stored',
    fix: 'name what only these lines have, such as GET /healthz; logs.pods: false reads no pods',
  };
}

/** Lines that have nothing in common: a pattern that matches the empty text matches somewhere in each. */
const UNLIKE: readonly string[] = ['a', '7 7', '#'.repeat(500)];

/** @param pattern one that RE2 takes */
function matchesSomewhere(pattern: string, line: string): boolean {
  return re2Matches(`(?s:.*)(?:${pattern})(?s:.*)`, line);
}
