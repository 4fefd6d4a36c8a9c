import type { Finding } from '../../lib/findings/finding';
import { formatFix } from '../../lib/findings/fix-text';
import { environmentsIn, findingsIn, shown, tryFix } from '../support/try-fix';
import { CONDITIONS, type FixInput, KINDS, MISTAKEN, WRITTEN } from './inputs';

// Each fix of everything that is found is made in the file, at the place that it names, and the file is synthesized
// again: the finding is gone, no error is new, nothing else is lost, and whoever pastes the text gets the same.

const GOOD = { repaired: true, newErrors: [], lost: [], textDiffers: false };

/** One of each kind and text: the same fix in another file tells nothing new. */
const seen = new Set<string>();
const counted = { findings: 0, pasted: 0, sentences: 0 };

function isNew({ id, fix }: Finding): boolean {
  const key = `${id} ${formatFix(fix)}`;
  const before = seen.size;
  return seen.add(key).size > before;
}

describe.each([
  ['the smallest input of each kind', KINDS],
  ['mistakes in environments that are valid', MISTAKEN],
  ['what people write', WRITTEN],
  ['values and patches', CONDITIONS],
] as const)('%s', (_, inputs: readonly FixInput[]) => {
  test.each(inputs.map((input) => [input.name, input] as const))('%s', (_name, { files }) => {
    const before = findingsIn(files);
    for (const finding of before.filter(isNew)) {
      counted.findings += 1;
      counted[typeof finding.fix === 'string' ? 'sentences' : 'pasted'] += 1;
      if (typeof finding.fix === 'string') expect(finding.fix).toBeSentence();
      else {
        const { repaired, newErrors, lost, textDiffers } = tryFix(files, ownerOf(files), finding, before);
        expect({ of: shown(finding), repaired, newErrors, lost, textDiffers }).toEqual({ of: shown(finding), ...GOOD });
      }
    }
  });
});

/** What is found over several environments is found in the last of them. */
function ownerOf(files: FixInput['files']): string {
  return environmentsIn(files).at(-1) ?? '';
}

expect.extend({
  /** One line, which is neither a key with its value nor an end of a sentence. */
  toBeSentence(text: string) {
    const pass = !text.includes('\n') && !/^[\w.-]+:(\s|$)/.test(text) && !/[.;:,]$/.test(text);
    return { pass, message: () => `${text} is ${pass ? 'a' : 'no'} sentence` };
  },
});

declare global {
  namespace jest {
    interface Matchers<R> {
      toBeSentence(): R;
    }
  }
}

afterAll(() => {
  const { findings, pasted, sentences } = counted;
  console.info(`${findings} fixes that differ: ${pasted} were made, and ${sentences} are sentences`);
});
