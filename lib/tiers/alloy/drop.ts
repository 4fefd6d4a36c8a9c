import type { DropRule } from '../../logs/intent';
import { type Block, block } from '../../syntax/alloy/document';

/** Lines that nobody wants to keep, counted by what they are in `loki_process_dropped_lines_total`. */
export function dropStages(rules: readonly DropRule[]): readonly Block[] {
  return rules.map(({ name, pattern }) =>
    block('stage.drop', { expression: pattern, drop_counter_reason: reasonOf(name) }),
  );
}

/** `Health checks` as a value of a label: `health_checks`. */
function reasonOf(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words?.join('_') ?? 'drop';
}
