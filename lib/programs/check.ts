import type { Running, RunningConfig } from '../charts/running';
import { defineChecks } from '../findings/check';
import { didYouMean } from '../findings/did-you-mean';
import type { EnvironmentPath, Fix } from '../findings/finding';
import type { FindingKind, Found } from '../findings/finding-kind';
import { removeKey, together } from '../findings/repair';
import { type Json, valueAt } from '../kubernetes/json';
import { programOfImage } from '../kubernetes/program-image';
import { type ConfigProblem, ruleProblems } from './config-problems';
import { modelledVersions, type NearModel, nearModel } from './near-model';
import { typeProblems } from './type-problems';

const EXITS = 'the program refuses its configuration and exits as soon as it starts';

const UNKNOWN: FindingKind = {
  id: 'config/unknown-key',
  severity: 'error',
  milder: 'the configuration is judged by the model of another minor version, which may not know it yet, or no longer',
  since: '0.2.0',
  finds: 'values or a patch write a key into the configuration of a program that its version does not know',
  happens: EXITS,
  remedy: 'write the key as this version knows it, or remove it',
};

const REMOVED: FindingKind = {
  id: 'config/removed-key',
  severity: 'error',
  milder: 'the configuration is judged by the model of another minor version, which may have lost it before or since',
  since: '0.2.0',
  finds: 'values or a patch write a key that older versions of a program knew',
  happens: EXITS,
  remedy: 'write what took its place, or remove it',
};

const INVALID: FindingKind = {
  id: 'config/invalid-value',
  severity: 'error',
  milder: 'the configuration is judged by the model of an older minor version, and the value may be allowed by now',
  since: '0.2.0',
  finds: 'values or a patch give a setting of a program a value that the program refuses',
  happens: EXITS,
  remedy: 'write a value as the finding tells',
};

const UNKNOWN_VERSION: FindingKind = {
  id: 'config/unknown-version',
  severity: 'error',
  since: '0.2.0',
  finds: 'values or a patch run a version of a program that neither its chart nor this project is made for',
  happens: 'the program reads other settings than those that are written for it, and may exit as soon as it starts',
  remedy: 'delete the override: the chart brings a version that it is made for',
};

const NEAR_VERSION: FindingKind = {
  id: 'config/near-version',
  severity: 'warning',
  since: '0.2.0',
  finds: 'the configuration of a program is judged by what another minor version reads: that of its own is not known',
  happens:
    'a setting that this version does not know may pass, and the program exits as soon as it starts if there is one',
  remedy: 'run a version whose settings are known, or try this one where nobody depends on it',
};

const KINDS: Readonly<Record<ConfigProblem['kind'], FindingKind>> = {
  'unknown-key': UNKNOWN,
  'removed-key': REMOVED,
  'wrong-type': INVALID,
  'not-allowed': INVALID,
  'out-of-range': INVALID,
  required: INVALID,
};

/** What programs read in their pods is something that their very versions accept. */
export const programConfigs = defineChecks<{ readonly running: readonly Running[] }>()(
  [UNKNOWN, REMOVED, INVALID, UNKNOWN_VERSION, NEAR_VERSION],
  {
    needs: ['running'],
    find: ({ running }) => {
      const configs = running.flatMap((runs) => runs.configs);
      return [
        ...nearVersions(configs),
        ...configs.flatMap((config) => [...unknownVersion(config), ...configFindings(config)]),
      ];
    },
  },
);

interface FoundOfKind {
  readonly kind: FindingKind;
  readonly found: Found;
}

/** Each version once, however many releases run it. */
function nearVersions(configs: readonly RunningConfig[]): readonly FoundOfKind[] {
  const near = configs.flatMap((config) => {
    const judge = judgeOf(config);
    return judge && judge.age !== 'same' ? [{ config, judge }] : [];
  });
  const each = new Map(near.map((one) => [`${one.config.program} ${one.config.version}`, one] as const).reverse());
  return [...each.values()].reverse().map(({ config, judge }) => ({
    kind: NEAR_VERSION,
    found: {
      path: config.placeOfImage(),
      problem: `${titleOf(config)} is judged by what ${judge.model.version} reads: nothing nearer is known`,
      fix: `run a version whose settings are known (${modelledVersions(judge.model.program).map(minorOf).join(', ')}), or see it start with these settings first`,
    },
  }));
}

/** Patches read the same: `3.6.x`. */
function minorOf(version: string): string {
  return `${version.split('.').slice(0, 2).join('.')}.x`;
}

/** A tag without a number, such as `latest`, may be any version; a digest is that of the chart's version or a wanted one. */
function unknownVersion({ program, version, image = '', placeOfImage }: RunningConfig): readonly FoundOfKind[] {
  if (program === 'alloy' || version === undefined) return [];
  const isNamed = image.includes('@') || programOfImage(image)?.version !== undefined;
  if (image === '' || (isNamed && nearModel(program, version) !== undefined)) return [];
  return [
    {
      kind: UNKNOWN_VERSION,
      found: {
        path: placeOfImage(),
        problem: `${image} is ${isNamed ? `version ${version}, which settings here are not made for` : 'of a version that its tag does not tell'}`,
        fix: takenAway(placeOfImage(), 'delete the override: the chart brings a version that it is made for'),
      },
    },
  ];
}

/** Overrides and operations of patches can go; a section that makes an image can not. */
function takenAway(place: EnvironmentPath, otherwise: string): Fix {
  return place.includes('values') || place.length > 2 ? removeKey(place) : otherwise;
}

function judgeOf({ program, version }: RunningConfig): NearModel | undefined {
  return program === 'alloy' || version === undefined ? undefined : nearModel(program, version);
}

function configFindings(config: RunningConfig): readonly FoundOfKind[] {
  const judge = judgeOf(config);
  if (!judge) return [];
  const { model, age } = judge;
  const of = (problems: readonly ConfigProblem[], isDoubtful: (problem: ConfigProblem) => boolean) =>
    problems.map((problem) => found(config, problem, age !== 'same' && isDoubtful(problem) ? judge : undefined));
  return [
    ...of(typeProblems(model, config.config), (problem) => isKey(problem) || (age === 'older' && isWord(problem))),
    ...of(ruleProblems(model, config.config), ({ kind }) => age === 'older' && kind !== 'required'),
  ];
}

/** Keys come and go between minor versions. */
const isKey = ({ kind }: ConfigProblem) => kind === 'unknown-key' || kind === 'removed-key';

/** Words and ranges grow, and types stay. */
const isWord = ({ allowed }: ConfigProblem) => allowed !== undefined;

/** @param nearest what judges a version that may take it all the same */
function found(running: RunningConfig, problem: ConfigProblem, nearest?: NearModel): FoundOfKind {
  const key = problem.path.join('.');
  const judged = nearest
    ? `${TITLES[running.program]} ${nearest.model.version}, the nearest known version to ${running.version},`
    : titleOf(running);
  return {
    kind: KINDS[problem.kind],
    found: {
      path: running.placeOf(problem.path),
      problem: `${judged} ${complaint(problem, key, valueAt(running.config, ...problem.path))}`,
      fix: fixOf(running, problem),
      ...(nearest && { severity: 'warning' as const }),
    },
  };
}

function titleOf({ program, version }: RunningConfig): string {
  return `${TITLES[program]} ${version}`;
}

const TITLES: Readonly<Record<RunningConfig['program'], string>> = {
  loki: 'Loki',
  alloy: 'Alloy',
  otelcol: 'the collector',
  promtail: 'Promtail',
};

function complaint(
  { kind, expected, allowed, successor }: ConfigProblem,
  key: string,
  value: Json | undefined,
): string {
  switch (kind) {
    case 'unknown-key':
      return `has no setting ${key}`;
    case 'removed-key':
      return `no longer has ${key}: ${successor ?? 'it is gone'}`;
    case 'required':
      return `needs ${key}${expected === undefined ? '' : `: ${expected}`}`;
    default:
      return `takes ${wordsOf(allowed) ?? expected ?? 'something else'} for ${key}, and gets ${value === undefined ? 'nothing' : JSON.stringify(value)}`;
  }
}

/** Nothing at all is often allowed, and nobody writes it. */
function wordsOf(allowed: readonly string[] | undefined): string | undefined {
  return allowed?.filter((word) => word !== '').join(', ');
}

function fixOf(running: RunningConfig, { kind, path, nearest, allowed, expected }: ConfigProblem): Fix {
  const value = valueAt(running.config, ...path);
  // A list is replaced as a whole: one place of it can not be pasted.
  if (kind === 'unknown-key' && nearest !== undefined && isInList(path)) return `write ${nearest.at(-1)} in its place`;
  const removal = running.removalOf(path);
  if (kind === 'unknown-key' && nearest !== undefined && value !== undefined)
    return renamed(running, path, nearest, value);
  if (kind === 'unknown-key' || kind === 'removed-key') return removal ?? 'delete it';
  const meant = typeof value === 'string' && allowed ? didYouMean(value, allowed) : undefined;
  if (meant !== undefined) return isInList(path) ? `write ${meant} in its place` : running.fixOf(path, meant);
  const write = `write ${allowed ? `one of ${wordsOf(allowed)}` : (expected ?? 'another value')}`;
  return removal === undefined || isInList(path) ? `${write}, or delete it` : { ...removal, otherwise: write };
}

/** What was written stays, under the name that this version reads. */
function renamed(
  running: RunningConfig,
  path: ConfigProblem['path'],
  nearest: ConfigProblem['path'],
  value: Json,
): Fix {
  const fix = running.fixOf(nearest, value);
  const removal = running.removalOf(path);
  return typeof fix === 'string' || removal === undefined ? fix : together([removal, fix]);
}

function isInList(path: ConfigProblem['path']): boolean {
  return path.some((step) => typeof step === 'number');
}
