import type { Effect } from './effect';
import type { Side } from './side';

/** Names the Loki that is installed, and where `dist/` has it. */
export function releaseOfLoki({ configs, objects }: Side): Pick<Effect, 'subject' | 'file'> {
  const loki = configs.find(({ program }) => program === 'loki');
  if (!loki) return { subject: 'Loki', file: objects[0]?.origin ?? '' };
  const kind = loki.release ? 'release' : 'StatefulSet';
  return { subject: `${kind} ${loki.namespace}/${loki.owner}`, file: loki.file };
}
