import { type ProgramModel, type ProgramName, programModel } from './program-model';

/** Versions that have a model, and how many minor versions away another may be to be judged by it. */
const MODELS: Readonly<Record<ProgramName, { readonly versions: readonly string[]; readonly reach: number }>> = {
  // A minor version of Loki adds and removes settings; a patch does not.
  loki: { versions: ['3.6.3', '3.7.6'], reach: 0 },
  // Of the versions of the collector between 0.156 and 0.159 not all parts are served, so that none can be built.
  otelcol: { versions: ['0.159.0'], reach: 4 },
  promtail: { versions: ['3.5.1'], reach: 1 },
};

/**
 * Finds the model of a version, or of the one next to it that reads the same.
 * @returns `undefined` if none is near enough
 */
export function nearModel(program: ProgramName, version: string): ProgramModel | undefined {
  const exact = programModel(program, version);
  if (exact) return exact;
  const { versions, reach } = MODELS[program];
  const [major, minor] = numbersOf(version);
  const [nearest] = versions
    .filter((known) => numbersOf(known)[0] === major)
    .map((known) => ({ known, away: Math.abs((numbersOf(known)[1] ?? 0) - (minor ?? 0)) }))
    .filter(({ away }) => away <= reach)
    .sort((a, b) => a.away - b.away);
  return nearest && programModel(program, nearest.known);
}

function numbersOf(version: string): readonly number[] {
  return version.split('.').map(Number);
}
