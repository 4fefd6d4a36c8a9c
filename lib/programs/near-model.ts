import { readChartFile } from '../charts/values';
import { type ProgramModel, type ProgramName, programModel } from './program-model';

/** The model that judges a version, and whether it is one of that version. */
export interface NearModel {
  readonly model: ProgramModel;

  /** `same`: it reads what the version reads. `older`, `newer`: it is of another minor version, on that side of it. */
  readonly age: 'same' | 'older' | 'newer';
}

/** How many minor versions away a version may be and still read the same. */
const ALIKE: Readonly<Record<ProgramName, number>> = {
  // A minor version of Loki adds and removes settings; a patch does not.
  loki: 0,
  // Of the versions of the collector between 0.156 and 0.159 not all parts are served, so that none can be built.
  otelcol: 4,
  promtail: 1,
};

/**
 * Finds the model of a version, or the one that is nearest to it: of the same major version, by minor versions, the
 * older of two, because what was known once is rarely gone one version on.
 * @returns `undefined` for another major version, which is another program, and for what is no version
 */
export function nearModel(program: ProgramName, version: string): NearModel | undefined {
  const exact = programModel(program, version);
  if (exact) return { model: exact, age: 'same' };
  const [major, minor] = numbersOf(version);
  if (major === undefined || minor === undefined) return undefined;
  const [nearest] = modelledVersions(program)
    .map((known) => ({ known, numbers: numbersOf(known) }))
    .filter(({ numbers }) => numbers[0] === major)
    .map(({ known, numbers }) => ({ known, ahead: (numbers[1] ?? 0) - minor }))
    .sort((a, b) => Math.abs(a.ahead) - Math.abs(b.ahead) || a.ahead - b.ahead);
  const model = nearest && programModel(program, nearest.known);
  if (!model) return undefined;
  const isAlike = Math.abs(nearest.ahead) <= ALIKE[program];
  return { model, age: isAlike ? 'same' : nearest.ahead < 0 ? 'older' : 'newer' };
}

let index: Readonly<Record<ProgramName, readonly string[]>> | undefined;

/** Lists the versions of a program that have a model: `npm run models` writes the list beside them. */
export function modelledVersions(program: ProgramName): readonly string[] {
  // Its shape is tested once, in test/programs/near-model.test.ts.
  index ??= JSON.parse(readChartFile('programs/index.json')) as Readonly<Record<ProgramName, readonly string[]>>;
  return index[program];
}

function numbersOf(version: string): readonly number[] {
  return /^\d+\.\d+(?:\.\d+)*$/.test(version) ? version.split('.').map(Number) : [];
}
