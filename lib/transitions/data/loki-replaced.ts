import type { Effect } from '../effect';
import { isSwitchedOff } from '../leaving';
import { lokiOf } from '../loki';
import type { Change } from '../pair';
import type { Side } from '../side';
import { subjectOfConfig } from '../subject';
import type { Transition } from '../transition';

/** Which Loki keeps the lines. */
export const lokiReplaced: Transition = {
  kind: 'data/loki-replaced',
  finds: 'lines go to a Loki of others in place of that of the stack, or the other way round, or to another of others',
  happens: 'lines that are stored stay in the Loki that had them, and nobody who asks the other one sees them',
  find: (change) => (isSwitchedOff(change) ? [] : replacedEffect(change)),
};

function replacedEffect({ base, head }: Change): readonly Effect[] {
  const [was, is] = [storeOf(base), storeOf(head)];
  if (was === undefined || is === undefined || was.name === is.name) return [];
  const areOthers = was.isOfOthers && is.isOfOthers;
  return [
    {
      kind: 'data/loki-replaced',
      verdict: areOthers ? 'careful' : 'loses',
      what: `lines go to ${is.name}, which was ${was.name}`,
      happens: areOthers
        ? 'unless both are the same Loki, the lines that are stored stay in the old one, and nobody who asks the new one sees them'
        : `the lines that are stored stay in ${was.name}, and nobody who asks ${is.name} sees them${was.isOfOthers ? '' : '; its pods go, and what they hold and have not stored yet is lost with their volumes'}`,
      subject: is.subject,
      file: is.file,
      path: is.isOfOthers ? ['loki', 'existing', 'pushUrl'] : ['loki'],
      from: was.name,
      to: is.name,
      ...(!areOthers && {
        steps: {
          before: [
            {
              text: `Let whoever needs the old lines ask ${was.name} by a datasource of its own, as long as it runs: write to both first, and let the old one go when its lines have expired.`,
            },
          ],
        },
      }),
    },
  ];
}

interface Store {
  readonly name: string;
  readonly isOfOthers: boolean;
  readonly subject: string;
  readonly file: string;
}

/** What lines go to: of somebody else's Loki only the environment file knows. */
function storeOf(side: Side): Store | undefined {
  const loki = lokiOf(side);
  if (loki)
    return {
      name: 'the Loki of the stack',
      isOfOthers: false,
      subject: subjectOfConfig(loki),
      file: loki.file,
    };
  const [sender] = side.configs;
  const push = side.plan?.environment.existingLoki && side.plan.store.push;
  if (push === undefined || sender === undefined) return undefined;
  return {
    name: `${push.scheme}://${push.host}:${push.port}`,
    isOfOthers: true,
    subject: subjectOfConfig(sender),
    file: sender.file,
  };
}
