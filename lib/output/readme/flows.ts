import type { StackPlan } from '../../plan/plan';
import { fenced, type Markdown, section } from '../../syntax/markdown';
import { flowPicture } from '../../wiring/flow-picture';

export function flowSection({ wiring }: StackPlan): Markdown | undefined {
  return section('Who calls whom', fenced('mermaid', flowPicture(wiring)));
}
