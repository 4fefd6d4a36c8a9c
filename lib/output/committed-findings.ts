import type { Finding } from '../findings/finding';
import { type FindingKind, finding } from '../findings/finding-kind';
import { quote } from '../syntax/shell';

export const COMMITTED: FindingKind = {
  id: 'output/unreadable',
  severity: 'error',
  since: '0.2.0',
  finds:
    'the file in which an earlier run wrote the schema of Loki is no YAML any more, as a merge with conflicts leaves it',
  happens: 'nobody can tell whether lines that are stored already would still be found',
  remedy: 'put the file back as it was committed, and run it again',
};

/** A finding about a file of an earlier run that can't be compared with. */
export function unreadableCommit(file: string): Finding {
  return finding(COMMITTED, {
    path: [],
    problem: `${file} holds the schema of Loki, and is no YAML any more`,
    fix: `put it back as it was committed, and run it again: git restore --source=HEAD --staged --worktree ${quote(file)}`,
  });
}
