import type { JsonObject } from '../lib/kubernetes/json';

/** STAND-IN until the reader of charts is merged. */
export interface ChartRead {
  readonly chart: string;
  readonly version: string;
  readonly appVersion: string;
  readonly program: string;
  readonly kubeVersion?: string;
  readonly digest: string;
  readonly dependencies: readonly {
    readonly name: string;
    readonly alias?: string;
    readonly version: string;
    readonly repository: string;
  }[];
  readonly keys: JsonObject;
  readonly unread: readonly string[];
  readonly defaults: JsonObject;
  readonly images: readonly { readonly path: string; readonly repository: string }[];
  readonly refusals: readonly { readonly id: string; readonly reads: readonly string[]; readonly template: string }[];
}

export function readChartModel(_path: string): ChartRead | { readonly problem: string } {
  return { problem: 'not there yet' };
}
