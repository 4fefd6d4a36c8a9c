import type { Finding } from '../findings/finding';
import { type FindingKind, finding } from '../findings/finding-kind';
import { addItem } from '../findings/repair';
import { STOPPING } from './all';
import type { Effect, Step, Steps } from './effect';
import type { Change } from './pair';
import type { Transition } from './transition';

/** The findings of a synth about changes of what runs, a kind for each transition that may stop it. */
export const CHANGE_KINDS: readonly FindingKind[] = STOPPING.map(kindOf);

/**
 * Finds what a change would do that can not be applied, or that takes lines away.
 * @returns an error each, which `acknowledge` accepts by what it was and what it becomes
 */
export function changeFindings(change: Change): readonly Finding[] {
  return STOPPING.flatMap((transition) =>
    transition
      .find(change)
      .filter(isUnsafe)
      .map((effect) => asFinding(transition, effect)),
  );
}

function isUnsafe({ verdict }: Effect): boolean {
  return verdict === 'refused' || verdict === 'loses';
}

function asFinding(transition: Transition, { what, happens, subject, path = [], from, to, steps }: Effect): Finding {
  const kind = kindOf(transition);
  const accepted = { from: from ?? 'nothing', to: to ?? 'nothing' };
  return finding(kind, {
    path,
    problem: `${what} (${subject})`,
    consequence: happens,
    fix: addItem(['acknowledge'], { id: kind.id, ...accepted, reason: '…' }, { first: inWords(steps) }),
    change: accepted,
  });
}

function kindOf({ kind, finds, happens, sources }: Transition): FindingKind {
  return {
    id: `change/${kind.slice(kind.indexOf('/') + 1)}`,
    severity: 'error',
    isChange: true,
    since: '0.2.0',
    ...(sources && { sources }),
    finds,
    happens,
    remedy: 'take it back, or take the steps that it names and accept this one change, by `from` and `to`',
  };
}

/** When steps are taken, unless it is before. */
const TIMES = { before: '', during: 'While it is applied: ', after: 'After that: ' } as const;

/** A line each, commands below what they are for. */
function inWords(steps: Steps = {}): string {
  const todo = (['before', 'during', 'after'] as const).flatMap((time) =>
    (steps[time] ?? []).flatMap((step) => linesOf(step, TIMES[time])),
  );
  return ['Take it back, or accept it for just this once:', ...todo].join('\n');
}

function linesOf({ text, command = '' }: Step, time: string): readonly string[] {
  const lines = command.trim() === '' ? [] : command.trim().split('\n');
  return [`${time}${text}`, ...lines.map((line) => `  ${line}`)];
}
