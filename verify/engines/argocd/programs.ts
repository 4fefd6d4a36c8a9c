import type { ToolName } from '../../../tools/find';
import { programPath } from '../programs';
import type { ArgoCdPrograms } from './controllers';

/** What Argo CD is made of, with what its repository server calls. */
export const ARGO_CD_TOOLS = ['argo-cd', 'helm', 'kustomize'] as const satisfies readonly ToolName[];

/** Finds the programs of Argo CD. @throws if something is not there */
export function argoCdPrograms(): ArgoCdPrograms {
  return { argoCd: programPath('argo-cd'), helm: programPath('helm'), kustomize: programPath('kustomize') };
}
