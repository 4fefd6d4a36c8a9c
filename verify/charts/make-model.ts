import type { ModelFile, WholeModel } from '../../lib/charts/model-file';
import { hashOf } from '../../lib/charts/models';
import type { Json, JsonObject } from '../../lib/kubernetes/json';
import { mergePatch } from '../../lib/kubernetes/merge-patch';
import { printJson } from '../../lib/rendered/print-json';
import type { ChartModelFile } from '../../tools/chart-model';

/** Who publishes a chart, and when. */
export interface Published {
  readonly publisher: string;

  /** `YYYY-MM-DD`. @default - nobody knows */
  readonly released?: string;
}

/** Makes the model of a version of what was read of its chart. */
export function modelOf(read: ChartModelFile, { publisher, released }: Published): WholeModel {
  const { chart, version, appVersion, program, digest, kubeVersion, keys, defaults, unread } = read;
  return {
    format: 1,
    chart,
    publisher,
    version,
    appVersion,
    program,
    ...(released !== undefined && { released }),
    digest,
    ...(kubeVersion !== undefined && { kubeVersion }),
    dependencies: Object.fromEntries(
      read.dependencies.map(({ alias, name, version: of, repository }) => [
        alias ?? name,
        { name, version: of, repository },
      ]),
    ),
    images: Object.fromEntries(read.images.map(({ path, ...image }) => [path, image])),
    refusals: Object.fromEntries(read.refusals.map(({ id, reads, template }) => [id, { reads: [...reads], template }])),
    unread: Object.fromEntries(unread.map((path) => [path, true])),
    keys: keys as JsonObject,
    defaults,
  };
}

/** Prints the file of a model: the whole of it, or what differs from a whole one of the same publisher. */
export function printModel(model: WholeModel, base: WholeModel | undefined): string {
  return print(base === undefined ? model : differenceFrom(base, model));
}

/** Keys of a file that are its own, whatever it is told by. */
const OWN = [
  'format',
  'chart',
  'publisher',
  'version',
  'appVersion',
  'program',
  'released',
  'digest',
  'limits',
  'proven',
];

function differenceFrom(base: WholeModel, model: WholeModel): ModelFile {
  const [before, after] = [base, model].map((each) => without(each as unknown as JsonObject, OWN));
  const own = Object.fromEntries(Object.entries(model).filter(([key]) => OWN.includes(key)));
  return {
    ...own,
    base: { version: base.version, hash: hashOf(base) },
    ...mergePatch(before ?? {}, after ?? {}),
  } as unknown as ModelFile; // as its parts are
}

function without(map: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}

function print(model: ModelFile): string {
  return `${printJson(model as unknown as Json)}\n`;
}
