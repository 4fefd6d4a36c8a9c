import { coalesce, isTrue, mapOf, printed } from '../../../charts/go-template';
import type { Json, JsonObject } from '../../../kubernetes/json';
import type { ImageDialect } from './dialect';
import { at, type LokiRelease } from './release';

/** An image of a container, as values describe it. */
export interface ImageWanted {
  /** What the values say of it. */
  readonly image: Json | undefined;

  /** What stands in for what they do not say. @default - nothing does */
  readonly otherwise?: Json | undefined;

  /** Tag if they name none. @default - there is none */
  readonly version?: string;

  /** Whether grafana's chart looks for the registry one level below `global`, as it does for its own images. @default false */
  readonly own?: boolean;
}

/** Prints an image as `loki.baseImage` of grafana's chart and `loki.image` of the community's do. */
export function imageOf(release: LokiRelease, wanted: ImageWanted): string {
  return release.dialect.fork === 'grafana' ? grafanaImage(release, wanted) : communityImage(release, wanted);
}

/** Image of Loki itself; a component has one of its own only in the community's chart. */
export function lokiImage(release: LokiRelease, component: Json | undefined): string {
  const loki = at(release, 'loki', 'image');
  const image = release.dialect.fork === 'grafana' ? loki : component;
  return imageOf(release, { image, otherwise: loki, version: release.appVersion, own: true });
}

function grafanaImage(release: LokiRelease, { image, version = '', own = false }: ImageWanted): string {
  const { images } = release.dialect;
  const given = mapOf(image);
  const repository = printed(given.repository);
  if (images.plainOthers && !own) return `${repository}:${printed(given.tag)}`;
  const registry = printed(coalesce(...registries(release, own), given.registry));
  const counts = registry !== '' && repository !== '' && !namesRegistry(repository, images.registryInName);
  return `${counts ? `${registry}/` : images.registryInName ? '' : registry}${repository}${grafanaReference(given, version, images)}`;
}

function grafanaReference(given: JsonObject, version: string, { hashForTag }: ImageDialect): string {
  if (isTrue(given.digest)) return `@${printed(given.digest)}`;
  return hashForTag && isTrue(given.sha) ? `@sha256:${printed(given.sha)}` : tagOf(given.tag, version);
}

function namesRegistry(repository: string, where: ImageDialect['registryInName']): boolean {
  if (where === undefined) return false;
  return (where === 'anywhere' ? repository : (repository.split('/')[0] ?? '')).includes('.');
}

function communityImage(release: LokiRelease, { image, otherwise, version = '' }: ImageWanted): string {
  const [first, second] = [mapOf(image), mapOf(otherwise)];
  const either = (key: string) => coalesce(first[key], second[key]);
  const registry = printed(coalesce(...registries(release, true), either('registry')));
  const repository = printed(either('repository'));
  return `${registry === '' ? '' : `${registry}/`}${repository}${communityReference(either, version)}`;
}

function communityReference(either: (key: string) => Json | undefined, version: string): string {
  const digest = either('digest');
  if (isTrue(digest)) return `@${printed(digest)}`;
  const sha = either('sha');
  return isTrue(sha) ? `@sha256:${printed(sha)}` : tagOf(either('tag'), version);
}

/** Without a tag and a version, both charts write what Go calls nothing. */
function tagOf(tag: Json | undefined, version: string): string {
  return `:${printed(coalesce(tag, version, '<nil>'))}`;
}

/** The places for a registry of all images, the one that counts first. */
function registries(release: LokiRelease, own: boolean): readonly (Json | undefined)[] {
  const { global } = release.dialect.images;
  return (own ? global.own : global.others).map((path) => at(release, 'global', ...path.split('.')));
}

/** The image of the sidecar: older versions write a hash behind the tag. */
export function sidecarImage(release: LokiRelease): string {
  const image: JsonObject = mapOf(at(release, 'sidecar', 'image'));
  const plain = imageOf(release, { image });
  return !release.dialect.images.hashForTag && isTrue(image.sha) ? `${plain}@sha256:${printed(image.sha)}` : plain;
}
