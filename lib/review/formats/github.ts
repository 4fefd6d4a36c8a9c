import { workflowCommand } from '../../findings/formats/github';
import type { Verdict } from '../../transitions/effect';
import type { PageEffect } from '../group';
import type { Page } from '../page';
import { effectText } from '../told';

/** A review fails no job: how loud an annotation is tells what it asks for. */
const COMMANDS: Readonly<Record<Exclude<Verdict, 'told'>, string>> = {
  refused: 'error',
  loses: 'warning',
  careful: 'notice',
};

/** Prints what a reviewer must know as annotations of a workflow of GitHub, the worst first; it shows ten of each kind. */
export function toAnnotations({ effects }: Page): string {
  return effects.flatMap((effect) => annotation(effect)).join('');
}

function annotation({ verdict, kind, file, line, ...effect }: PageEffect): readonly string[] {
  if (verdict === 'told') return [];
  const place = { file, ...(line !== undefined && { line }) };
  return [`${workflowCommand(COMMANDS[verdict], place, kind, effectText(effect))}\n`];
}
