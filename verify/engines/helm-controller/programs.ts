import type { ToolName } from '../../../tools/find';

/** What the helm-controller is made of, with the Helm that its Jobs call. */
export const HELM_CONTROLLER_TOOLS = ['k3s-helm-controller', 'helm'] as const satisfies readonly ToolName[];
