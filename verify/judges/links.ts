import { declaredByNeeds } from '../../lib/needs/lines';
import type { BrokenLink } from '../../lib/references/broken-link';
import { link } from '../../lib/references/link';
import { notKnown } from '../../lib/rendered/known';
import { linkKnown } from '../../lib/rendered/link-known';
import { type Judge, uncheckedTask } from '../judge';
import { failed, type Outcome, PASSED, unchecked } from '../judgement';
import { type Material, notRendered, plainObjects, renderedObjects } from '../material';

/** Runs the linker on all that reaches the cluster, to find references to what does not exist. */
export const judgeLinks: Judge = (material) => {
  if (plainObjects(material).length === 0) return [];
  const subjects = ['all objects together'];
  const unreadable = material.files.find((file) => file.unreadable !== undefined);
  if (unreadable) return [uncheckedTask('links', 'all objects together', `${unreadable.name} cannot be read`)];
  return [{ what: 'links', subjects, program: 'cdk8s-logging link', judge: async () => [linked(material)] }];
};

/** Links with what charts render; without charts, with the inventories of it. */
function linked(material: Material): Outcome {
  const plain = plainObjects(material);
  const declared = declaredByNeeds(material.files.find(({ name }) => name === 'needs.txt')?.text ?? '');
  const [reason] = material.releases.flatMap(({ result }) => notRendered(result) ?? []);
  if (reason === undefined) return outcomeOf(link([...plain, ...renderedObjects(material)], declared));
  const { known, broken } = linkKnown(plain, material.inventories, declared);
  const outcome = outcomeOf(broken);
  return outcome.verdict === 'passed' && notKnown(known).length > 0 ? unchecked(reason) : outcome;
}

function outcomeOf(broken: readonly BrokenLink[]): Outcome {
  if (broken.length === 0) return PASSED;
  return failed(
    broken.map(({ origin, object, problem, fix }) => `${origin}: ${object}: ${problem}\n  ${fix}`).join('\n'),
  );
}
