import { blocks, list, md } from '../../syntax/markdown';
import type { DeliveryNotes } from '../delivery';

/** Texts of the README on delivery by hand. */
export const MANIFESTS_NOTES: DeliveryNotes = {
  start: blocks(
    md`Nothing in the cluster looks at this folder. Two commands apply it, with \`kubectl\` and the rights to create these objects:`,
    list([
      md`\`npx cdk8s-logging deploy ENVIRONMENT\` applies the stages one after the other, waits for the pods of each, and stops at the first failure. It may be run again at any time: what is as it should be stays untouched. With \`--dry-run\` nothing changes; with \`--prune\` it removes what an earlier run applied, nobody else applies too, and this folder no longer holds. A cluster that holds another environment is refused until \`--adopt\` or \`--beside\` names it.`,
      md`\`npx cdk8s-logging rollback ENVIRONMENT\` applies this folder as an earlier commit has it, and removes what that one lacks; with \`--remove\` it takes the stack out. Namespaces stay, and so do volumes unless they are named.`,
    ]),
  ),
  secrets: md`\`npx cdk8s-logging deploy\` makes the namespaces, and stops before all else if one of these, or one of its keys, is missing, with the commands that create them. Run it, create them, and run it again.`,
};
