import { type EnvironmentPath, type Finding, formatPath } from '../../findings/finding';
import { finding } from '../../findings/finding-kind';
import { CONTRADICTION } from './kinds';

/** Keys of a section that can be written in several ways, of which a file mixes two. */
export function contradiction(keys: readonly string[], section: EnvironmentPath): Finding {
  const list = keys.join(', ');
  const existing = section.at(-1) === 'loki';
  return finding(CONTRADICTION, {
    path: [...section, keys[0] ?? ''],
    problem: existing
      ? `${list} would install a log store, but loki.existing names another one`
      : `${list} of ${formatPath(section)} can not stand beside its other keys`,
    consequence: existing
      ? 'a second Loki would run, and lines would go to one of the two'
      : 'only one of the two can be meant, and nobody can tell which',
    fix: `delete ${list}, or ${existing ? '`existing`' : 'the other keys'}; what comes from an extended file belongs into the files that need it`,
  });
}
