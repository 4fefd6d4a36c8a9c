import { blocks, list, md } from '../../syntax/markdown';
import type { DeliveryNotes } from '../delivery';

/** Texts of the README on delivery by hand. */
export const MANIFESTS_NOTES: DeliveryNotes = {
  start: blocks(
    md`Nothing in the cluster looks at this folder. Two scripts at the root of the repository apply it, with \`kubectl\` and the rights to create these objects:`,
    list([
      md`\`scripts/deploy.sh ENVIRONMENT\` applies the stages one after the other, waits for the pods of each, and stops at the first failure. It may be run again at any time: what is as it should be stays untouched. With \`--dry-run\` nothing changes; with \`--prune\` it removes what an earlier run applied and this folder no longer holds.`,
      md`\`scripts/rollback.sh ENVIRONMENT\` applies this folder as an earlier commit has it, and removes what that one lacks; with \`--remove\` it takes the stack out. Namespaces stay, and so do volumes unless they are named.`,
    ]),
    md`Then \`./smoke.sh\` in this folder shows that lines arrive.`,
  ),
  secrets: md`Create them first: \`scripts/deploy.sh\` stops before the releases if one of them, or one of its keys, is missing.`,
};
