import { defineCheck } from '../../findings/check';
import type { Found } from '../../findings/finding-kind';
import { re2Finds, re2Problem } from '../../syntax/re2';
import type { DropRule } from '../intent';
import type { LogSubject } from './subject';

export const dropPattern = defineCheck<LogSubject>()({
  id: 'logs/drop-pattern',
  severity: 'error',
  since: '0.1.0',
  finds: 'a pattern of lines to drop is none that RE2 takes, or matches every line',
  happens: 'collectors do not start, or no line of any pod is stored',
  remedy: 'write a pattern in the syntax of RE2 for what only these lines have',
  needs: ['logs'],
  find: ({ logs }) => logs.drop.flatMap(patternFault),
});

function patternFault({ name, pattern }: DropRule): readonly Found[] {
  const path = ['logs', 'drop', name];
  const problem = re2Problem(pattern);
  if (problem !== undefined) {
    return [
      {
        path,
        problem: `RE2 refuses the pattern: ${problem}`,
        consequence: 'collectors do not start, and no line is read',
        fix: 'write the pattern in the syntax of RE2, such as GET /healthz',
      },
    ];
  }
  if (!UNLIKE.every((line) => re2Finds(pattern, line))) return [];
  return [
    {
      path,
      problem: `${pattern} matches every line`,
      consequence: 'no line of any pod is stored',
      fix: 'name what only these lines have, such as GET /healthz; logs.pods: false reads no pods',
    },
  ];
}

/** Lines that have nothing in common: a pattern that matches the empty text matches somewhere in each. */
const UNLIKE: readonly string[] = ['a', '7 7', '#'.repeat(500)];
