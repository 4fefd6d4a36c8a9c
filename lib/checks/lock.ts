import { type Finding, warning } from '../findings/finding';
import type { DeliveredRelease } from '../rendered/delivered-release';
import type { KnownReleases } from '../rendered/known';

/** What is not known of what releases render to. Nothing here stops a synth: the records are renewed after it. */
export function lockFindings(environment: string, known: KnownReleases): readonly Finding[] {
  return [
    ...notLocked(
      'lock/missing',
      (names) => `there is no record of what ${names} renders to`,
      known.missing,
      environment,
    ),
    ...notLocked(
      'lock/stale',
      (names) => `the record of what ${names} renders to is of other values`,
      known.stale,
      environment,
    ),
    ...known.unknowable.map(unknowable),
    ...unused(environment, known),
  ];
}

const NOT_LOOKED_AT =
  'what refers to objects of such a release is not looked at here: a Service or a key of a Secret that has another name is found when lines are missing';

function notLocked(
  id: string,
  problemOf: (names: string) => string,
  releases: readonly DeliveredRelease[],
  environment: string,
): readonly Finding[] {
  if (releases.length === 0) return [];
  return [
    warning(id, [], {
      problem: problemOf(releases.map(({ name, chart, version }) => `${name} (${chart} ${version})`).join(', ')),
      consequence: NOT_LOOKED_AT,
      fix: `npm run lock -- ${environment} --pull, or --charts FOLDER where the charts are at hand`,
    }),
  ];
}

function unknowable({ name, object, unknowable: why }: DeliveredRelease): Finding {
  return warning('lock/unknowable', [], {
    problem: `it can not be recorded what the release ${name} renders to: ${why} (${object.kind} ${object.name})`,
    consequence: NOT_LOOKED_AT,
    fix: 'pin the chart, and give all values in the environment file',
  });
}

function unused(environment: string, known: KnownReleases): readonly Finding[] {
  const files = known.unused.map(({ file }) => file);
  if (files.length === 0) return [];
  return [
    warning('lock/unused', [], {
      problem: `there is no release any more for ${files.join(', ')}`,
      consequence: 'nothing changes, but the next reader takes it for what runs',
      fix: `npm run lock -- ${environment}`,
    }),
  ];
}
