import { error, type Finding } from '../../findings/finding';
import type { Environment } from '../../plan/environment';
import { re2Matches, re2Problem } from '../../syntax/re2';
import type { DropRule } from '../intent';

/** Every pattern of lines to drop is one, and does not match each line. */
export function dropPatterns({ logs }: Pick<Environment, 'logs'>): readonly Finding[] {
  return logs.drop.flatMap(dropPattern);
}

function dropPattern({ name, pattern }: DropRule): readonly Finding[] {
  const problem = re2Problem(pattern);
  if (problem !== undefined) {
    return [
      error('logs/drop-pattern', ['logs', 'drop', name], {
        problem: `RE2 refuses the pattern: ${problem}`,
        consequence: 'collectors do not start, and no line is read',
        fix: 'write the pattern in the syntax of RE2, such as GET /healthz',
      }),
    ];
  }
  if (!UNLIKE.every((line) => matchesSomewhere(pattern, line))) return [];
  return [
    error('logs/drop-pattern', ['logs', 'drop', name], {
      problem: `${pattern} matches every line`,
      consequence: 'no line of any pod is stored',
      fix: 'name what only these lines have, such as GET /healthz; logs.pods: false reads no pods',
    }),
  ];
}

/** Lines that have nothing in common: a pattern that matches the empty text matches somewhere in each. */
const UNLIKE: readonly string[] = ['a', '7 7', '#'.repeat(500)];

/** @param pattern one that RE2 takes */
function matchesSomewhere(pattern: string, line: string): boolean {
  return re2Matches(`(?s:.*)(?:${pattern})(?s:.*)`, line);
}
