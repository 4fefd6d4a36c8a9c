import type { Effect, Step } from '../../lib/transitions/effect';

/** Lists the workloads whose pods are replaced: `StatefulSet monitoring/loki-write`. */
export function restartsIn(effects: readonly Effect[]): readonly string[] {
  return effects.filter(({ kind }) => kind === 'restarts/pods').map(({ subject }) => subject);
}

/** Lists the steps of effects in their order, by when they are taken and how they begin. */
export function stepsIn(effects: readonly Effect[]): readonly string[] {
  const steps = effects.flatMap(({ steps: of = {} }) =>
    (['before', 'during', 'after'] as const).flatMap((time) =>
      (of[time] ?? []).map((step) => `${time}: ${begins(step)}`),
    ),
  );
  return [...new Set(steps)];
}

/** The words of a command in front of names and flags, or the first ones of a text. */
function begins({ text, command }: Step): string {
  if (command === undefined) return text.split(' ').slice(0, 4).join(' ');
  const words = command.replace(/^kubectl -n \S+ /, 'kubectl ').split(/[\s\n]+/);
  const end = words.findIndex((word) => /^-|[/'"]/.test(word));
  return words.slice(0, Math.min(end < 0 ? words.length : end, 3)).join(' ');
}
