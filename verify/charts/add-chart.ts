import { type ChartName, findChart } from '../../lib/charts/catalog';
import type { ChartModel } from '../../lib/charts/chart';
import type { WholeModel } from '../../lib/charts/model-file';
import { chartModel, modelFileName, modelledVersions, useModel, wholeModels } from '../../lib/charts/models';
import { nearestVersion } from '../../lib/charts/versions';
import { CHART_FEATURES } from '../../lib/plan/features/all';
import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import { plural } from '../../lib/units/plural';
import { readChartModel } from '../../tools/chart-model';
import type { Rendering } from '../material';
import { describeChange } from './describe-model';
import { modelOf, printModel } from './make-model';
import { type Proof, proveChart } from './prove';

/** A chart to read, and what it is said to be. */
export interface AddRequest {
  readonly name: ChartName;
  readonly version: string;

  /** Name of the repository that publishes it. */
  readonly publisher: string;

  /** The chart itself, a folder or an archive. */
  readonly path: string;

  /** The day of its release, `YYYY-MM-DD`. @default - nobody knows */
  readonly released?: string;

  /** Renders a release with the chart. */
  readonly render: (release: DeliveredRelease) => Rendering;

  /** Is told what is rendered next. */
  readonly told?: (what: string) => void;
}

/** What became of a chart that was to be added. */
export type Added =
  | {
      /** The file to write, below `charts-values/`. */
      readonly file: { readonly path: string; readonly content: string };

      /** What was found out, for people. */
      readonly lines: readonly string[];
      readonly proof: Proof;
    }
  | { readonly problem: string };

/** Reads a chart, renders it in all its forms, and makes its model: writes nothing. */
export function addChart(request: AddRequest): Added {
  const { name, version, publisher, path, released } = request;
  const read = readChartModel(path);
  if ('problem' in read) return read;
  if (read.chart !== name) return { problem: `${path} holds the chart ${read.chart}, not ${name}` };
  if (read.version !== version) return { problem: `${path} holds ${name} ${read.version}, not ${version}` };
  const model = modelOf(read, { publisher, ...(released !== undefined && { released }) });
  const tampered = otherContent(model);
  if (tampered !== undefined) return { problem: tampered };
  const neighbour = neighbourOf(model);
  useModel(model);
  const found = findChart(name, { version, repository: publisher });
  if (found.kind !== 'found') return { problem: `there is no chart repository ${publisher}` };
  const proof = prove(found.chart, request);
  if (proof.refusals.plain !== undefined)
    return {
      problem: `${name} ${version} refuses the plainest values that are written for it: ${proof.refusals.plain}`,
    };
  const proven = {
    ...model,
    proven: [...proof.proven],
    ...(proof.limits.length > 0 && { limits: [...proof.limits] }),
    ports: proof.ports,
  };
  return {
    file: { path: modelFileName(model), content: smallest(proven) },
    lines: [
      `${publisher}/${name} ${version} installs ${name} ${model.program}; ${model.digest}`,
      ...(neighbour
        ? [`Beside ${neighbour.version}:`, ...describeChange(neighbour, proven).map((line) => `  ${line}`)]
        : []),
      ...describeProof(name, proof),
    ],
    proof,
  };
}

function prove(chart: ChartModel, { render, told = () => {} }: AddRequest): Proof {
  const count = CHART_FEATURES[chart.name as ChartName].features.length;
  let done = 0;
  return proveChart(chart, render, ({ name }) => {
    done += 1;
    told(`${done}/${count} ${name}`);
  });
}

/** The same version of the same publisher is one chart for ever. */
function otherContent({ chart, publisher, version, digest }: WholeModel): string | undefined {
  const known = modelledVersions().find(
    (each) => each.chart === chart && each.publisher === publisher && each.version === version,
  );
  if (!known) return undefined;
  const before = chartModel(known).digest;
  return before === digest
    ? undefined
    : `${publisher}/${chart} ${version} has another content than the one that is known: ${digest} in place of ${before}; take the chart from ${publisher} itself, or give your own another version`;
}

function neighbourOf({ chart, publisher, version }: WholeModel): WholeModel | undefined {
  const line = modelledVersions().filter(
    (each) => each.chart === chart && each.publisher === publisher && each.version !== version,
  );
  const nearest = nearestVersion(
    version,
    line.map((each) => each.version),
  );
  return nearest === undefined ? undefined : chartModel({ chart, publisher, version: nearest });
}

/** The shortest way to tell a model. */
function smallest(model: WholeModel): string {
  const bases = wholeModels(model).filter(({ version }) => version !== model.version);
  const texts = [undefined, ...bases].map((base) => printModel(model, base));
  return texts.reduce((shortest, text) => (text.length < shortest.length ? text : shortest));
}

function describeProof(name: ChartName, { proven, limits, refusals, notOffered }: Proof): readonly string[] {
  const { features } = CHART_FEATURES[name];
  const says = (feature: string) => features.find((each) => each.name === feature)?.says ?? feature;
  return [
    `Rendered in ${plural(features.length, 'form')}: ${proven.length} as computed.`,
    ...Object.entries(notOffered).map(([feature, why]) => `  no ${says(feature)}: ${why}`),
    ...limits.map(
      ({ feature, object, expected, found }) =>
        `  no ${says(feature)}: of ${object}, ${expected} is expected, and ${found}`,
    ),
    ...Object.entries(refusals).map(([feature, why]) => `  ${says(feature)}: ${why}`),
  ];
}
