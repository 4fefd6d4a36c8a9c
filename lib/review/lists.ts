import type { Arrival } from './arrivals';
import type { Departure } from './departures';
import { nameSome } from './names';
import type { Page } from './page';

/** A heading, and lists below it. Code stands between backticks. */
export interface PageLists {
  readonly title: string;

  /** At least one. */
  readonly lists: readonly PageList[];

  /** A sentence below them. @default - none */
  readonly remark?: string;
}

/** What is to be said of environments that are alike. */
export interface PageList {
  /** Their names. @default - there is only one environment */
  readonly names?: string;
  readonly items: readonly string[];
}

/** What comes with environments that are new, and what becomes of those that go. */
export function listsOf({ arrivals, departures, total }: Page): readonly PageLists[] {
  const listed = (environments: readonly string[], items: readonly string[]): PageList =>
    total === 1 ? { items } : { names: nameSome(environments, total), items };
  const come = arrivals.map((arrival) => listed(arrival.environments, installed(arrival)));
  const go = departures.map((departure) => listed(departure.environments, left(departure)));
  return [
    ...(come.length > 0 ? [{ title: 'What is installed', lists: come }] : []),
    ...(go.length > 0 ? [{ title: 'What is taken away', lists: go, remark: GONE }] : []),
  ];
}

/** Flux fails at a path that is not there, and so does Argo CD: neither prunes then. */
const GONE =
  'An engine that finds no folder any more removes nothing. So that it does, merge `enabled: false` in the environment file first, and delete the file when the pods are gone.';

function installed({ releases, namespaces, workloads, secrets }: Arrival): readonly string[] {
  return [
    ...secrets.map((secret) => `needed first: Secret ${secret}`),
    ...namespaces.map((namespace) => `Namespace ${namespace}`),
    ...releases.map((release) => `release ${release}`),
    ...workloads,
  ];
}

function left({ goes, stays }: Departure): readonly string[] {
  return [...goes.map((item) => `goes: ${item}`), ...stays.map((item) => `stays: ${item}`)];
}
