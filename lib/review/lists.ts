import type { Page } from './page';
import { namedText } from './told';

/** A heading, and what stands below it. Code stands between backticks. */
export interface PageList {
  readonly title: string;
  readonly items: readonly string[];

  /** A sentence below the list. @default - none */
  readonly remark?: string;
}

/** What comes with environments that are new, and what becomes of those that go. */
export function listsOf({ arrivals, departures, total }: Page): readonly PageList[] {
  const come = arrivals.map(({ environments, releases, namespaces, workloads, secrets }) => ({
    title: 'What is installed',
    items: [
      ...releases.map((release) => `release ${release}`),
      ...workloads,
      ...(namespaces.length > 0 ? [`namespaces ${namespaces.join(', ')}`] : []),
      ...secrets.map((secret) => `needed first: Secret ${secret}`),
    ].map((item) => namedText(item, environments, total)),
  }));
  const go = departures.map(({ environments, goes, stays }) => ({
    title: 'What is taken away',
    items: [...goes.map((item) => `goes: ${item}`), ...stays.map((item) => `stays: ${item}`)].map((item) =>
      namedText(item, environments, total),
    ),
    remark: GONE,
  }));
  return [...come, ...go];
}

/** Flux fails at a path that is not there, and so does Argo CD: neither prunes then. */
const GONE =
  'An engine that finds no folder any more removes nothing. So that it does, merge `enabled: false` in the environment file first, and delete the file when the pods are gone.';
