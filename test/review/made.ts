import { type Page, reviewPage } from '../../lib/review/page';
import type { Reviewed, ReviewInput } from '../../lib/review/reviewed';
import type { Effect } from '../../lib/transitions/effect';
import { NOTHING, type Side } from '../../lib/transitions/side';

/** An effect for tests that are about something else. */
export function effect(more: Partial<Effect> = {}): Effect {
  return {
    kind: 'data/retention',
    verdict: 'loses',
    what: '`loki` keeps lines for 14d, which was 30d',
    happens: 'the compactor deletes what is older',
    subject: 'release monitoring/loki',
    file: 'edge/2-releases/loki-helmrelease.yaml',
    ...more,
  };
}

/** The page of environments with such effects. */
export function pageOf(
  effects: Readonly<Record<string, readonly Effect[]>>,
  more: Partial<ReviewInput> = {},
): Page | undefined {
  const heads = new Map<Side, readonly Effect[]>();
  const environments = Object.entries(effects).map(([name, its]): Reviewed => {
    const head = { ...NOTHING };
    heads.set(head, its);
    return { name, base: NOTHING, head };
  });
  return reviewPage({ environments, ...more }, ({ head }) => heads.get(head) ?? []);
}

/** The same, where it is known to be one. */
export function somePage(...args: Parameters<typeof pageOf>): Page {
  const page = pageOf(...args);
  if (!page) throw new Error('there is no page');
  return page;
}

/** As many environments as a large fleet has, each with the same effects. */
export function fleet(count: number, effectsOf: (index: number) => readonly Effect[]) {
  const names = Array.from({ length: count }, (_, index) => `cluster-${String(index).padStart(3, '0')}`);
  return Object.fromEntries(names.map((name, index) => [name, effectsOf(index)]));
}
