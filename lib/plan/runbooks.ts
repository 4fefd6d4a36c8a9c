import * as availability from '../monitoring/rules/availability-runbooks';
import * as resources from '../monitoring/rules/resources-runbooks';
import type { Runbook } from '../monitoring/rules/runbook';
import * as sources from '../monitoring/rules/sources-runbooks';
import * as alloy from '../tiers/alloy/runbooks';
import * as collectors from '../tiers/collector-runbooks';
import * as compactor from '../tiers/loki/compactor-runbooks';
import * as disk from '../tiers/loki/disk-runbooks';
import * as pushes from '../tiers/loki/push-runbooks';
import * as ring from '../tiers/loki/ring-runbooks';
import * as loki from '../tiers/loki/runbooks';
import * as store from '../tiers/loki/store-runbooks';
import * as otel from '../tiers/otel/runbooks';

/** Runbooks, under the heading of what their alerts are about. */
export interface RunbookChapter {
  /** Heading of the chapter. */
  readonly title: string;

  /** In the order in which they are read. */
  readonly runbooks: readonly Runbook[];
}

/** Every runbook that an alert can have. */
export const RUNBOOKS: readonly RunbookChapter[] = [
  { title: 'Of any program', runbooks: [...running(), ...Object.values(resources)] },
  { title: 'Of collectors', runbooks: [sources, collectors, alloy, otel].flatMap(all) },
  { title: 'Of Loki', runbooks: [pushes, loki, ring, disk, store, compactor].flatMap(all) },
];

function all(runbooks: Readonly<Record<string, Runbook>>): readonly Runbook[] {
  return Object.values(runbooks);
}

function running(): readonly Runbook[] {
  const { NOT_RUNNING, ...others } = availability;
  return [...Object.values(NOT_RUNNING), ...Object.values(others)];
}

/** The headings of runbooks by the names of alerts: several programs share one. */
export const RUNBOOK_OF_ALERT: ReadonlyMap<string, string> = new Map(
  RUNBOOKS.flatMap(({ runbooks: its }) =>
    its.flatMap(({ name, programs = [''] }) => programs.map((program) => [`${program}${name}`, name] as const)),
  ),
);
