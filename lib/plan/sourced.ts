import type { ChartModel } from '../charts/chart';
import { containersFrom, imageValues } from '../charts/image-values';
import type { Release } from '../charts/release';
import { type ChartSources, sourcedChart } from '../charts/source';
import { mergeValues } from '../charts/values';
import type { ImageSettings } from '../kubernetes/image-name';
import { ownsPods, withImagesFrom } from '../kubernetes/pod-images';
import type { SecretNeed } from '../kubernetes/secret-need';
import type { Tier } from '../tiers/tier';
import type { Environment } from './environment';
import { pullSecret, sourceSecrets } from './source-secrets';

/**
 * Has the charts and the images of tiers come from where an environment says: the one place that knows of mirrors. What a
 * chart is and what it reads does not depend on them.
 */
export function sourcedTiers(tiers: readonly Tier[], environment: Environment): readonly Tier[] {
  const { chartSources, images } = environment;
  const pulled = chartSources === undefined ? tiers : tiers.map((tier) => withCharts(tier, chartSources));
  const needs = sourceSecrets(chartsOf(pulled), environment.delivery);
  const fetched = needs.length === 0 ? pulled : firstWith(pulled, needs);
  return images === undefined
    ? fetched
    : withPullSecrets(
        fetched.map((tier) => withImages(tier, images)),
        images,
      );
}

function chartsOf(tiers: readonly Tier[]): readonly ChartModel[] {
  return tiers.flatMap(({ releases }) => releases.map(({ chart }) => chart));
}

function withCharts(tier: Tier, sources: ChartSources): Tier {
  return {
    ...tier,
    releases: tier.releases.map((release) => ({ ...release, chart: sourcedChart(release.chart, sources) })),
  };
}

/** Secrets of the engine belong to no tier: the first one that has releases tells of them. */
function firstWith(tiers: readonly Tier[], needs: readonly SecretNeed[]): readonly Tier[] {
  const first = tiers.find(({ releases }) => releases.length > 0);
  return tiers.map((tier) => (tier === first ? { ...tier, secrets: [...tier.secrets, ...needs] } : tier));
}

function withImages(tier: Tier, images: ImageSettings): Tier {
  return {
    ...tier,
    releases: tier.releases.map((release) => fromRegistry(release, images)),
    ...(tier.objects && { objects: tier.objects.map((object) => withImagesFrom(object, images)) }),
  };
}

/** What the environment file adds by hand wins, and a check tells of it. */
function fromRegistry(release: Release, images: ImageSettings): Release {
  const own = mergeValues(containersFrom(release.own, images), imageValues(release, images));
  return { ...release, own, values: mergeValues(own, release.overrides) };
}

/** Each namespace with pods needs the Secrets: the first tier that runs there tells of them. */
function withPullSecrets(tiers: readonly Tier[], { registry, pullSecrets }: ImageSettings): readonly Tier[] {
  const told = new Set<string>();
  return tiers.map((tier) => {
    const namespaces = [...new Set(podNamespaces(tier))].filter((name) => !told.has(name));
    for (const name of namespaces) told.add(name);
    const needs = namespaces.flatMap((namespace) => pullSecrets.map((name) => pullSecret(name, namespace, registry)));
    return needs.length === 0 ? tier : { ...tier, secrets: [...tier.secrets, ...needs] };
  });
}

function podNamespaces({ releases, objects = [] }: Tier): readonly string[] {
  const running = objects.filter(ownsPods).flatMap(({ metadata }) => metadata.namespace ?? []);
  return [...releases.map(({ namespace }) => namespace), ...running];
}
