import { Chart, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { FluxDelivery } from '../../lib/delivery/flux/construct';
import type { Manifest } from '../../lib/kubernetes/manifest';
import { Alloy } from '../../lib/tiers/alloy/construct';
import { ExistingLoki, Loki } from '../../lib/tiers/loki/construct';
import type { LokiProps } from '../../lib/tiers/loki/props';
import { LokiStorage } from '../../lib/tiers/loki/storage/kinds';
import { Duration } from '../../lib/units/duration';
import type { Part } from '../../lib/wiring/part';

/** A chart of an app that writes nothing. */
export function emptyChart(): Chart {
  return new Chart(Testing.app(), 'test');
}

/** The least that must be said of a Loki. */
export const LOKI: LokiProps = {
  namespace: 'logging',
  retention: Duration.days(14),
  storage: LokiStorage.filesystem(),
};

export function lokiIn(chart: Construct, props: Partial<LokiProps> = {}): Loki {
  return new Loki(chart, 'loki', { ...LOKI, ...props });
}

/** A store for tests that are about something else. */
export function storeIn(chart: Construct): ExistingLoki {
  return new ExistingLoki(chart, 'store', { pushUrl: 'https://logs.example.com/loki/api/v1/push' });
}

export function alloyIn(chart: Construct): Alloy {
  return new Alloy(chart, 'alloy', { namespace: 'logging', cluster: 'edge', store: storeIn(chart) });
}

/** The objects of a chart in which Flux delivers some parts. */
export function delivered(chart: Chart, ...parts: readonly Part[]): readonly Manifest[] {
  new FluxDelivery(chart, 'flux', { parts });
  return Testing.synth(chart);
}

/** Finds an object by its kind and name. */
export function named(manifests: readonly Manifest[], kind: string, name: string): Manifest | undefined {
  return manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
}

/** What an app that is not valid says when it is synthesized. */
export function errorOf(chart: Chart): string {
  try {
    Testing.synth(chart);
  } catch (thrown) {
    return String(thrown);
  }
  throw new Error('the chart is valid');
}

/** Ids of the errors that keep an app from being synthesized. */
export function errorsOf(chart: Chart): readonly { readonly id: string }[] {
  return [...errorOf(chart).matchAll(/error {2}(\S+)/g)].map(([, id = '']) => ({ id }));
}
