import type { Effect } from '../effect';
import type { Change, Kept } from '../pair';
import { plansOf } from '../plans';
import type { Side, SideConfig } from '../side';
import type { Transition } from '../transition';
import { collectorName, keptCollectors, stateKey } from './collectors';
import { type Patience, patienceOf } from './patience';
import { type CollectorState, statesOf } from './state';

/** What collectors do with lines that the next tier does not take. */
export const queues: Transition = {
  kind: 'lines/queues',
  finds: 'a collector keeps what it has to send at another place, or gives it up sooner or later',
  happens: 'lines that wait are lost when the place goes, or when the collector gives up',
  sources: ['docs/durability.md', 'open-telemetry/opentelemetry-collector@v0.158.0:config/configretry/backoff.go'],
  find: (change) =>
    keptCollectors(change).flatMap((pair) => {
      const moved = movedQueue(pair, change);
      const effects = moved.length > 0 ? moved : changedPatience(pair);
      return effects.map((effect) => ({ ...effect, ...stateKey(change), ...retryKey(change) }));
    }),
};

/** The key of the environment file that bounds retries, if it changes. */
function retryKey(change: Change): Pick<Effect, 'path'> {
  const plans = plansOf(change);
  const [before, after] = [plans?.base, plans?.head].map((plan) => plan?.environment.collector.otel);
  if (!before || !after) return {};
  const isSame = JSON.stringify(before.boundedRetry) === JSON.stringify(after.boundedRetry);
  return isSame ? {} : { path: ['collector', 'otel', 'boundedRetry'] };
}

type Texts = Pick<Effect, 'verdict' | 'what' | 'happens' | 'steps' | 'from' | 'to'>;

function effectOn(head: SideConfig, texts: Texts): Effect {
  return { kind: 'lines/queues', subject: collectorName(head), file: head.file, ...texts };
}

function movedQueue({ base, head }: Kept<SideConfig>, change: Change): readonly Effect[] {
  const [before, after] = [queueOf(change.base, base), queueOf(change.head, head)];
  if (before?.place === after?.place) return [];
  const [from, to] = [before?.place ?? 'memory', after?.place ?? 'memory'];
  const what = `\`${head.owner}\` keeps lines that wait in ${to}, which was ${from}`;
  if (!before)
    return [effectOn(head, { verdict: 'told', what, happens: 'they outlive a pod that is killed', from, to })];
  const later = after?.lasts ? '' : ', and from then on what waits is lost with each pod that is killed';
  return [
    effectOn(head, {
      verdict: 'loses',
      what,
      happens: `what waits in ${from} when the pods are replaced is never sent${later}`,
      from,
      to,
      steps: {
        before: [
          { text: 'Merge while Loki takes everything: `otelcol_exporter_queue_size` of every pod should be 0.' },
        ],
      },
    }),
  ];
}

function queueOf(side: Side, config: SideConfig): CollectorState | undefined {
  return statesOf(side, config).find(({ keeps }) => keeps === 'queue');
}

function changedPatience({ base, head }: Kept<SideConfig>): readonly Effect[] {
  const [before, after] = [patienceOf(base), patienceOf(head)];
  if (!before || !after || before.text === after.text) return [];
  return [effectOn(head, patienceTexts(head.owner, before, after))];
}

function patienceTexts(owner: string, before: Patience, after: Patience): Texts {
  const isShorter = after.limit < before.limit;
  return {
    verdict: isShorter ? 'loses' : 'told',
    what: `\`${owner}\` tries ${after.text} to send what is not taken, which was ${before.text}`,
    happens: isShorter
      ? 'when it gives up, lines are dropped and nothing brings them back'
      : 'an outage of Loki may last longer before lines are lost',
    from: before.text,
    to: after.text,
  };
}
