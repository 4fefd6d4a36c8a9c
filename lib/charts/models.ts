import { createHash } from 'node:crypto';
import type { JsonObject } from '../kubernetes/json';
import { applyMergePatch } from '../kubernetes/merge-patch';
import type { ChartModel } from './chart';
import type { ModelFile, WholeModel } from './model-file';
import { listOwnFiles, readChartFile, readPackagedFile } from './values';

/** A version of a chart that has a model. */
export interface Modelled {
  /** Name of the chart. */
  readonly chart: string;

  /** Name of the repository that publishes it. */
  readonly publisher: string;

  /** Exact version. */
  readonly version: string;

  /** What the chart says of its program. */
  readonly appVersion: string;

  /** Version of the program that it installs as its values are. */
  readonly program: string;

  /** The day of its release, `YYYY-MM-DD`. @default - nobody told it */
  readonly released?: string;
}

/** What `models/index.json` of the package says of each version. */
type Index = Readonly<
  Record<
    string,
    Readonly<Record<string, Readonly<Record<string, Pick<Modelled, 'appVersion' | 'program' | 'released'>>>>>
  >
>;

const FOLDER = 'models';
let listed: readonly Modelled[] | undefined;

/** Forgets what was read: the models of another repository are asked for next. */
export function forgetModels(): void {
  listed = undefined;
  read.clear();
}

/** Lists every version that has a model, those of the repository itself first. */
export function modelledVersions(): readonly Modelled[] {
  listed ??= [...ownModels(), ...packagedModels()];
  return listed;
}

/** Name of the file of a model, below `charts-values/`. */
export function modelFileName({
  publisher,
  chart,
  version,
}: Pick<Modelled, 'publisher' | 'chart' | 'version'>): string {
  return `${FOLDER}/${publisher}/${chart}-${version}.json`;
}

function packagedModels(): readonly Modelled[] {
  // Its shape is tested once, in test/charts/models.test.ts.
  const index: Index = JSON.parse(readPackagedFile(`${FOLDER}/index.json`));
  return Object.entries(index).flatMap(([chart, publishers]) =>
    Object.entries(publishers).flatMap(([publisher, versions]) =>
      Object.entries(versions).map(([version, facts]) => ({ chart, publisher, version, ...facts })),
    ),
  );
}

/** A repository has few, and no index of them. */
function ownModels(): readonly Modelled[] {
  return listOwnFiles(FOLDER).flatMap((file) => {
    const model = parseModel(readChartFile(file));
    if (baseOf(model) === 'changed') return [];
    const { chart, publisher, version, appVersion, program, released } = model;
    return [{ chart, publisher, version, appVersion, program, ...(released !== undefined && { released }) }];
  });
}

const read = new Map<string, WholeModel>();

/** Reads the model of a version when it is first needed. @throws if there is none: `modelledVersions` lists them */
export function chartModel(of: Pick<Modelled, 'publisher' | 'chart' | 'version'>): WholeModel {
  const file = modelFileName(of);
  const known = read.get(file);
  if (known) return known;
  const model = resolve(parseModel(readChartFile(file)));
  read.set(file, model);
  return model;
}

/** Lists the models of the package that are told as a whole, of the publisher of a chart. */
export function wholeModels({ chart, publisher }: Pick<Modelled, 'publisher' | 'chart'>): readonly WholeModel[] {
  return packagedModels()
    .filter((each) => each.chart === chart && each.publisher === publisher)
    .flatMap((each) => {
      const model = parseModel(readPackagedFile(modelFileName(each)));
      return 'base' in model ? [] : [model];
    });
}

/** Takes a model into use that no file holds yet. */
export function useModel(model: WholeModel): void {
  const { chart, publisher, version, appVersion, program, released } = model;
  const listing = { chart, publisher, version, appVersion, program, ...(released !== undefined && { released }) };
  listed = [listing, ...modelledVersions().filter((each) => modelFileName(each) !== modelFileName(listing))];
  read.set(modelFileName(model), model);
}

/** A difference is of a model that is told as a whole, and that the package brings. */
function packagedModel(of: Pick<Modelled, 'publisher' | 'chart' | 'version'>): WholeModel {
  const file = modelFileName(of);
  const known = bases.get(file) ?? (parseModel(readPackagedFile(file)) as WholeModel);
  bases.set(file, known);
  return known;
}

const bases = new Map<string, WholeModel>();

/** Tells the model that describes a chart: its own, or that of the nearest version. */
export function modelOfChart({ name, publisher, modelled }: Pick<ChartModel, 'name' | 'publisher' | 'modelled'>) {
  return chartModel({ chart: name, publisher, version: modelled });
}

function resolve(model: ModelFile): WholeModel {
  if (!('base' in model)) return model;
  const { base, ...said } = model;
  const { limits: _, proven: __, released: ___, ...whole } = packagedModel({ ...model, version: base.version });
  return applyMergePatch(whole as JsonObject, said as JsonObject) as unknown as WholeModel; // as its file was checked
}

/** Tells whether the model that another is told by is the one that it was told by. */
export function baseOf(model: ModelFile): 'none' | 'same' | 'changed' {
  if (!('base' in model)) return 'none';
  const { base, publisher, chart } = model;
  const known = packagedModels().some(
    (each) => each.chart === chart && each.publisher === publisher && each.version === base.version,
  );
  if (!known) return 'changed';
  return hashOf(packagedModel({ publisher, chart, version: base.version })) === base.hash ? 'same' : 'changed';
}

/** A short hash of what a model says of its chart, however often that was proven since. */
export function hashOf({ keys, defaults, images, refusals, unread, dependencies, kubeVersion }: WholeModel): string {
  const said = JSON.stringify([keys, defaults, images, refusals, unread, dependencies, kubeVersion]);
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}

function parseModel(text: string): ModelFile {
  // Files of the package are tested once, and those of a repository when they are taken into use.
  return JSON.parse(text);
}
