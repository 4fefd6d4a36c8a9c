import { valueAt } from '../kubernetes/json';
import type { Effect } from './effect';
import { type Change, configPairs, type Kept, keptOf } from './pair';
import type { Side, SideConfig } from './side';
import { subjectOfConfig } from './subject';

/** The Loki of a stack, and whether it keeps tenants apart. */
export interface OwnLoki extends SideConfig {
  /** Unless its configuration says otherwise, it asks (grafana/loki@v3.6.3:pkg/loki/loki.go, auth.multitenancy-enabled). */
  readonly asksForTenant: boolean;
}

/** Finds the Loki that a stack brings. @returns `undefined` if lines go to that of others */
export function lokiOf({ configs }: Side): OwnLoki | undefined {
  const loki = configs.find(({ program }) => program === 'loki');
  return loki && { ...loki, asksForTenant: valueAt(loki.config, 'auth_enabled') !== false };
}

/** Pairs the configuration of the Loki of a stack that is there before and after. */
export function lokiPairs(change: Change): readonly Kept<SideConfig>[] {
  return keptOf(configPairs(change)).filter(({ head }) => head.program === 'loki');
}

/** Names the Loki that is installed, and where `dist/` has it. */
export function placeOfLoki(side: Side): Pick<Effect, 'subject' | 'file'> {
  const loki = lokiOf(side);
  return loki
    ? { subject: subjectOfConfig(loki), file: loki.file }
    : { subject: 'Loki', file: side.objects[0]?.origin ?? '' };
}
