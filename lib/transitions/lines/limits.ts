import type { Effect, Step } from '../effect';
import { lokiPairs } from '../loki';
import { type LimitScope, limitScopes } from '../loki-limits';
import type { Change, Kept } from '../pair';
import { placesOf } from '../places';
import type { SideConfig } from '../side';
import { subjectOfConfig } from '../subject';
import type { Transition } from '../transition';
import { LIMITS, type Limit } from './loki-limit';

/** What Loki takes of what it is sent. */
export const limits: Transition = {
  kind: 'lines/limits',
  finds: 'Loki takes shorter, fewer, younger or otherwise less lines than before, or more',
  happens: 'lines beyond a limit are refused: collectors drop them, or try again until they give up',
  sources: [
    'grafana/loki@v3.6.3:pkg/validation/limits.go (RegisterFlags)',
    'grafana/loki@v3.6.3:pkg/distributor/validator.go (ValidateEntry)',
    'https://grafana.com/docs/loki/latest/operations/request-validation-rate-limits/',
  ],
  find: (change) =>
    lokiPairs(change).flatMap((pair) => limitScopes(pair).flatMap((scope) => limitEffects(pair, scope, change))),
};

function limitEffects(pair: Kept<SideConfig>, scope: LimitScope, change: Change): readonly Effect[] {
  return LIMITS.filter(({ key }) => scope.says(key)).flatMap((limit) => limitEffect(pair, limit, scope, change));
}

function limitEffect(
  { head }: Kept<SideConfig>,
  limit: Limit,
  { of, base: before, head: after }: LimitScope,
  { head: side }: Change,
): readonly Effect[] {
  const [was, is] = [limit.read(before), limit.read(after)];
  if (was === undefined || is === undefined || was === is) return [];
  const [from, to] = [limit.said(before), limit.said(after)];
  const isLower = is < was;
  return [
    {
      kind: 'lines/limits',
      verdict: isLower ? (limit.refused ? 'loses' : 'careful') : 'told',
      what: `\`${limit.key}\` of \`${head.owner}\`${of} is ${to}, which was ${from}`,
      happens: isLower ? beyond(limit) : 'lines that were beyond the limit are taken from then on',
      subject: subjectOfConfig(head),
      file: head.file,
      ...(of === '' && placesOf(side, head, ['limits_config', limit.key])),
      from,
      to,
      ...(isLower && { steps: { before: [LOOK] } }),
    },
  ];
}

/** What becomes of lines that a lower limit does not let in. */
function beyond({ refused }: Limit): string {
  return refused
    ? `Loki refuses ${refused}, and collectors drop what is refused`
    : 'Loki answers 429 to what is beyond it: collectors send that again, and it is lost where they give up before there is room';
}

const LOOK: Step = {
  text: 'Ask Prometheus how much is refused for which reason, before and after: `sum by (reason) (rate(loki_discarded_samples_total[1h]))`.',
};
