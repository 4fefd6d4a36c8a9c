import type { StackPlan } from '../../plan/plan';
import { fenced, type Markdown, md, section } from '../../syntax/markdown';
import { deletesOf } from '../../tiers/loki/deletes';
import { flowPicture } from '../../wiring/flow-picture';
import { requestsToDelete } from './deletes';

export function flowSection(plan: StackPlan): Markdown | undefined {
  return section(
    'Who calls whom',
    fenced('mermaid', flowPicture(plan.wiring)),
    openness(plan),
    requestsToDelete(plan),
    narrowness(plan),
  );
}

/** Kubernetes lets every pod call every other, and Loki itself knows no passwords. */
function openness({ environment: { loki }, mesh, releases }: StackPlan): Markdown | undefined {
  if (!loki || mesh) return undefined;
  const deeds = (read: string, write: string, remove: string) =>
    deletesOf(loki) === 'refused-by-loki' ? `${read} and ${write}` : `${read}, ${write} and ${remove}`;
  if (loki.authentication)
    return md`Passwords are asked for by the gateway alone: every pod of the cluster that calls Loki's own Services ${deeds('reads', 'writes', 'deletes')} lines without one. ${CLOSES}`;
  const hasGateway = loki.gatewayReplicas > 0 && releases.some(({ chart }) => chart.name === 'loki');
  const asks = hasGateway ? md` \`loki.gateway.authentication\` has the gateway ask for one.` : '';
  return md`Every pod of the cluster can call Loki too, and ${deeds('read', 'write', 'delete')} lines without a password.${asks} ${CLOSES}`;
}

const CLOSES = md`Policies keep others away: those of \`mesh\`, or NetworkPolicies of yours.`;

/** From how many nodes on their lines are more than one pod should stand for, as it is gone while it is moved. */
const MANY_NODES = 10;

function narrowness({ environment: { loki, platform } }: StackPlan): Markdown | undefined {
  const narrow = loki?.access === 'gateway' && loki.gatewayReplicas === 1 && platform.nodes >= MANY_NODES;
  if (!narrow) return undefined;
  return md`The lines of all ${String(platform.nodes)} nodes go through one pod of the gateway: while it is moved, nothing is taken or found. \`loki.gateway.replicas: 2\` has another beside it.`;
}
