import type { ToolName } from '../../../tools/find';
import { programPath } from '../programs';
import type { FluxPrograms } from './controllers';

/** What Flux is made of, with what encrypts Secrets for it. */
export const FLUX_TOOLS = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'helm',
  'sops',
  'age-keygen',
] as const satisfies readonly ToolName[];

/** Finds the controllers of Flux. @throws if something is not there */
export function fluxPrograms(): FluxPrograms {
  return {
    sourceController: programPath('source-controller'),
    kustomizeController: programPath('kustomize-controller'),
    helmController: programPath('helm-controller'),
  };
}
