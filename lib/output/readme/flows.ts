import type { StackPlan } from '../../plan/plan';
import { code, section } from '../../syntax/markdown';
import { flowChart } from '../../wiring/mermaid';

export function flowSection({ wiring }: StackPlan): string | undefined {
  return section('Who calls whom', code('mermaid', flowChart(wiring)));
}
