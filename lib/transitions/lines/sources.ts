import type { EnvironmentPath } from '../../findings/finding';
import type { SourceLabels } from '../../logs/labels/contract';
import type { StackPlan } from '../../plan/plan';
import type { Effect, Steps } from '../effect';
import { type Change, type Pair, pairsOf } from '../pair';
import { plansOf } from '../plans';
import type { Transition } from '../transition';
import { readerOf } from './reader';

/** Something whose lines are collected or not: a source, or one of the files of nodes. */
interface Collected {
  readonly source: SourceLabels['source'];
  readonly name: string;
  readonly path: EnvironmentPath;
}

/** What is collected. */
export const sources: Transition = {
  kind: 'lines/sources',
  finds: 'a source of lines is added or removed',
  happens: 'its lines begin to arrive, or arrive no more',
  sources: ['https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/', 'docs/durability.md'],
  find: (change) => {
    const plans = plansOf(change);
    if (!plans) return [];
    const pairs = pairsOf(collectedBy(plans.base), collectedBy(plans.head), ({ name }) => name);
    return pairs.flatMap((pair) => sourceEffect(pair, change));
  },
};

function collectedBy({ labels, environment: { logs } }: StackPlan): readonly Collected[] {
  return labels.flatMap(({ source, noun }): readonly Collected[] => {
    if (source !== 'nodeFiles') return [{ source, name: `lines of ${noun}`, path: ['logs', source] }];
    return (logs.nodeFiles ?? []).map(({ path }, index) => ({
      source,
      name: `lines of \`${path}\` on the nodes`,
      path: ['logs', source, index],
    }));
  });
}

function sourceEffect({ base, head }: Pair<Collected>, change: Change): readonly Effect[] {
  if (base && head) return [];
  const [side, collected] = head ? [change.head, head] : [change.base, base];
  if (!side.plan || !collected) return [];
  const { source, name, path } = collected;
  return [
    {
      kind: 'lines/sources',
      verdict: head ? 'told' : 'loses',
      what: head ? `${name} are collected` : `${name} are no longer collected`,
      happens: head
        ? FIRST_LINES[source]
        : 'none of them is stored from the merge on; those that are stored stay until the retention deletes them',
      ...readerOf(side, side.plan, source),
      path: head ? path : path.slice(0, 2),
      ...(head && source === 'talos' && { steps: TO_NODES }),
    },
  ];
}

const FROM_FILES = 'files are read from their beginning: what nodes still have of the past comes too';

const TO_NODES: Steps = {
  during: [{ text: 'Give the nodes the machine configuration beside the stages as soon as the new pods run.' }],
};

/** What comes first. */
const FIRST_LINES: Readonly<Record<SourceLabels['source'], string>> = {
  pods: FROM_FILES,
  nodeFiles: FROM_FILES,
  machineLogs: FROM_FILES,
  rke2: FROM_FILES,
  audit: FROM_FILES,
  journal: 'the newest entries of the past come too',
  events: 'those that the API server still has come too: of the last hour, by default',
  talos: 'they arrive once the machine configuration of the nodes says where to send them',
};
