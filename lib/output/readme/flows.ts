import type { StackPlan } from '../../plan';
import { flowChart } from '../../wiring/mermaid';
import { code, section } from './markdown';

export function flowSection({ wiring }: StackPlan): string | undefined {
  return section('Who calls whom', code('mermaid', flowChart(wiring)));
}
