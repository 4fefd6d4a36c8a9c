import { effectiveRelease } from '../../lib/plan/effective';
import { computedParts, describeDifference, differences } from '../../verify/effective';
import { type Case, INVENTED } from './cases';
import { OF_ENVIRONMENTS } from './environments';
import { byHelm, readVerdicts, type Verdict, verdictOf, writeVerdicts } from './verdicts';

// What Helm said when somebody had the charts at hand. CHARTS=FOLDER asks Helm itself, and RENEW=1 beside it writes
// helm-verdicts.json anew.
const { CHARTS, RENEW } = process.env;

const verdicts = readVerdicts();
const all = [...INVENTED, ...OF_ENVIRONMENTS];
const rows = (cases: readonly Case[]) => cases.map((each) => [each.title, each] as const);

function computed({ release }: Case): Verdict {
  return verdictOf(release, computedParts(effectiveRelease(release)));
}

/** Of an environment that has changed since, the file says nothing. */
function isJudged(each: Case): boolean {
  return verdicts[each.title]?.release === computed(each).release;
}

describe('what Helm said', () => {
  test('titles are unique', () => {
    const titles = all.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test('there is a verdict on every invented release as it is, and on nothing else', () => {
    if (RENEW !== undefined) return;
    expect(INVENTED.filter((each) => !isJudged(each)).map(({ title }) => title)).toEqual([]);
    expect(Object.keys(verdicts).filter((title) => all.every((each) => each.title !== title))).toEqual([]);
  });

  test.each(rows(all.filter(isJudged)))('%s', (title, each) => {
    expect(computed(each)).toEqual(verdicts[title]);
  });

  test.each(rows(all))('%s: nothing more is unknown than is expected', (_, { release, unknown }) => {
    const { configs, unknown: rest } = effectiveRelease(release);
    expect([...configs.flatMap((config) => ('unknown' in config ? [config.unknown] : [])), ...rest]).toEqual(unknown);
  });
});

(CHARTS === undefined ? describe.skip : describe)('the real Helm', () => {
  const renewed: Record<string, Verdict> = {};

  test.each(rows(all))('%s', (title, each) => {
    const parts = byHelm(each.release, CHARTS ?? '');
    renewed[title] = verdictOf(each.release, parts);
    expect(differences(computedParts(effectiveRelease(each.release)), parts).map(describeDifference)).toEqual([]);
    if (RENEW === undefined) expect(renewed[title]).toEqual(verdicts[title]);
  });

  afterAll(() => {
    if (RENEW !== undefined) writeVerdicts(renewed);
  });
});
