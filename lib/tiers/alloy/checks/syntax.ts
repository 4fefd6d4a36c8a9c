import { placeOfValue, type Release } from '../../../charts/release';
import { defineCheck } from '../../../findings/check';
import { valueAt } from '../../../kubernetes/json';
import { alloySyntaxProblem } from '../../../syntax/alloy/syntax-problem';

const CONTENT = ['alloy', 'configMap', 'content'];

/** Whoever writes the configuration by hand, in values or in a patch, writes one that Alloy can read. */
export const alloySyntax = defineCheck<{ readonly release: Release }>()({
  id: 'alloy/syntax',
  severity: 'error',
  since: '0.2.0',
  finds: 'the configuration of Alloy, as values or patches have it, is no text that Alloy can read',
  happens: 'Alloy does not start, and nothing is read',
  remedy: 'mend the line that the finding names',
  needs: ['release'],
  find: ({ release }) => {
    const content = valueAt(release.values, ...CONTENT);
    // The chart fills in templates before Alloy reads anything.
    if (typeof content !== 'string' || content === valueAt(release.own, ...CONTENT) || content.includes('{{'))
      return [];
    const refused = alloySyntaxProblem(content);
    if (!refused) return [];
    return [
      {
        path: placeOfValue(release, CONTENT),
        problem: `${CONTENT.join('.')} of the release ${release.name} is no configuration of Alloy: line ${refused.line}: ${refused.problem}`,
        fix: `mend line ${refused.line} of the text, or take the text away`,
      },
    ];
  },
});
