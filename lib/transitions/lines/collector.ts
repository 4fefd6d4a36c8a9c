import type { Effect } from '../effect';
import type { Change } from '../pair';
import { plansOf, runsOnBothSides } from '../plans';
import type { Transition } from '../transition';
import { codes, without } from '../words';
import { collectorConfigs, collectorName, readsUntimedLines } from './collectors';
import { labelChanges } from './label-changes';

/** What people call the programs. */
const TITLES: Readonly<Record<string, string>> = { alloy: 'Alloy', promtail: 'Promtail', otelcol: 'OpenTelemetry' };

/** The program that collects lines. */
export const collector: Transition = {
  kind: 'lines/collector',
  finds: 'another program collects the lines',
  happens: 'it knows none of the positions of the earlier one, and reads what nodes still have from the beginning',
  sources: ['docs/durability.md'],
  find: (change) => (runsOnBothSides(change) ? collectorEffect(change) : []),
};

function collectorEffect({ base, head }: Change): readonly Effect[] {
  const [before, after] = [base, head].map((side) => collectorConfigs(side).map(({ program }) => program ?? ''));
  const [gone, come] = [without(before ?? [], after ?? []), without(after ?? [], before ?? [])];
  const first = collectorConfigs(head).find(({ program }) => program === come[0]);
  if (gone.length === 0 || !first) return [];
  const [from, to] = [gone, come].map((programs) => programs.map((program) => TITLES[program] ?? program).join(', '));
  const change = { base, head };
  const [isUntimed, isRelabelled] = [readsUntimedLines(head), relabels(change)];
  return [
    {
      kind: 'lines/collector',
      verdict: isUntimed || isRelabelled ? 'loses' : 'careful',
      what: `${to} collects the lines in place of ${from}`,
      happens: `positions do not carry over: every file that nodes still have is read from its beginning, and ${doubled(isUntimed, isRelabelled)}; what the earlier collector had read and not sent is lost where it was only in memory`,
      subject: collectorName(first),
      file: first.file,
      path: ['collector'],
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      steps: {
        before: [{ text: 'Merge while Loki takes lines, so that nothing waits in the earlier collector.' }],
        after: [
          {
            text: `Look whether ${codes(without(after ?? [], []))} runs on every node, and whether Loki refuses old lines.`,
          },
        ],
      },
    },
  ];
}

/** Loki knows a line again by its labels, its time and its text. */
function relabels(change: Change): boolean {
  const plans = plansOf(change);
  return plans !== undefined && labelChanges(plans).length > 0;
}

function doubled(isUntimed: boolean, isRelabelled: boolean): string {
  if (isRelabelled) return 'its lines are stored twice for good, under the old labels and under the new ones';
  if (isUntimed)
    return 'lines of pods bear their own time and show once, those of other files are stored twice for good';
  return 'its lines bear their own time and show once';
}
