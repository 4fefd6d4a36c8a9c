import { type ImageSettings, imageFrom, readImage } from '../kubernetes/image-name';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../kubernetes/json';
import type { ChartModel } from './chart';
import { effectiveValues } from './defaults';
import { mapOf, printed } from './go-template';
import { type KeyPath, keyModel } from './key-model';
import { modelOfChart } from './models';
import type { Release } from './release';
import { mergeValues } from './values';

/** An image as the values of a chart describe it. */
interface ImagePlace {
  /** Keys that lead to the map. */
  readonly path: KeyPath;

  /** The map, with `repository` at least. */
  readonly image: JsonObject;
}

/**
 * Values by which every image of a release comes from one registry, with credentials. Which keys name images is read off
 * the defaults of the chart: each has a map with `repository`, and one for the registry or none. Parts that are switched
 * off are left alone.
 */
export function imageValues({ chart, values }: Pick<Release, 'chart' | 'values'>, images: ImageSettings): JsonObject {
  const all = effectiveValues(chart, values);
  const secrets = images.pullSecrets.map((name) => ({ name }));
  const takers = secrets.length > 0 ? pullSecretPaths(all) : [];
  return mergeValues(
    ...imagePlaces(all).map((place) => below(place.path, imageKeys(withKeys(place, chart), chart, images))),
    ...takers.map((path) => below(path, secrets)),
  );
}

/** Finds the maps of values that describe images, in parts that are switched on. */
export function imagePlaces(values: JsonObject, path: KeyPath = []): readonly ImagePlace[] {
  return Object.entries(values).flatMap(([key, value]): readonly ImagePlace[] => {
    if (!isJsonObject(value) || value.enabled === false) return [];
    const here = [...path, key];
    const isImage = /image$/i.test(key) && typeof value.repository === 'string' && value.repository !== '';
    return isImage ? [{ path: here, image: value }] : imagePlaces(value, here);
  });
}

/** A key that has no value by default is one all the same, if a template reads it. */
function withKeys({ path, image }: ImagePlace, chart: ChartModel): JsonObject {
  const { unread = {} } = modelOfChart(chart);
  const keys = Object.keys(mapOf(valueAt(keyModel(chart) as JsonObject, ...path))).filter(
    (key) => !Object.hasOwn(unread, [...path, key].join('.')),
  );
  return { ...Object.fromEntries(keys.map((key) => [key, null])), ...image };
}

function imageKeys(image: JsonObject, chart: ChartModel, images: ImageSettings): JsonObject {
  const { registry } = images;
  const { host, path } = readImage(printed(image.repository));
  const isSplit = 'registry' in image;
  const isWritten = host === undefined && path === image.repository;
  return {
    ...(isSplit ? { registry } : {}),
    ...(isSplit && isWritten ? {} : { repository: isSplit ? path : `${registry}/${path}` }),
    ...digestKeys(image, path, { chart, images }),
  };
}

/**
 * Charts without a key for a digest write what stands behind the colon as it is, and a digest may follow a tag. The keys
 * `digest` and `sha` are those of the charts; `sha` takes no `sha256:`.
 */
function digestKeys(
  image: JsonObject,
  path: string,
  { chart, images }: { readonly chart: ChartModel; readonly images: ImageSettings },
): JsonObject {
  const tags = printed(image.tag) === '' ? [chart.appVersion, `v${chart.appVersion}`] : [printed(image.tag)];
  const tag = tags.find((each) => images.digests[`${path}:${each}`] !== undefined);
  const digest = tag === undefined ? undefined : images.digests[`${path}:${tag}`];
  if (digest === undefined) return {};
  if ('digest' in image) return { digest };
  return 'sha' in image ? { sha: digest.replace(/^sha256:/, '') } : { tag: `${tag}@${digest}` };
}

/** Lists the keys that take the names of Secrets for all pods of a chart, and of subcharts that are switched on. */
function pullSecretPaths(values: JsonObject): readonly KeyPath[] {
  const ofImages = ['global', 'image', 'pullSecrets'];
  if (Array.isArray(valueAt(values, ...ofImages))) return [ofImages];
  const takes = (value: unknown) => isJsonObject(value) && Array.isArray(value.imagePullSecrets);
  const parts = Object.entries(values).filter(([key, value]) => takes(value) && !NO_PARTS.includes(key));
  const on = parts.filter(([, value]) => valueAt(value, 'enabled') !== false);
  return [[], ...on.map(([key]) => [key])].map((path) => [...path, 'imagePullSecrets']);
}

/** Sections that are no subcharts: what they list is for ServiceAccounts, or stands in for the key at the top. */
const NO_PARTS = ['serviceAccount', 'global'];

function below([key = '', ...rest]: KeyPath, value: Json): JsonObject {
  return { [key]: rest.length === 0 ? value : below(rest, value) };
}

/** Has containers that values describe themselves get their images from the registry, too. */
export function containersFrom(values: JsonObject, images: ImageSettings): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, containerFrom(key, value, images)]));
}

function containerFrom(key: string, value: Json, images: ImageSettings): Json {
  if (key === 'image' && typeof value === 'string') return imageFrom(images, value);
  if (Array.isArray(value)) return value.map((item) => (isJsonObject(item) ? containersFrom(item, images) : item));
  return isJsonObject(value) ? containersFrom(value, images) : value;
}
