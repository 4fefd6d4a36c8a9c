import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../lib/plan/environment';
import type { ToolName } from '../../tools/find';
import type { ChartSource } from '../helm';
import { failed, type Judgement, PASSED, unchecked } from '../judgement';
import { ARGO_CD_TOOLS } from './argocd/programs';
import { ARGO_CD_SCENARIOS } from './argocd/scenarios/all';
import { openArgoCdScene } from './argocd/scene';
import type { ServedChart } from './chart-server';
import { chartsOf, releasesIn } from './charts';
import { readEnvironment } from './environment';
import { playFit } from './fit/play';
import { FLUX_TOOLS } from './flux/programs';
import { FLUX_SCENARIOS } from './flux/scenarios/all';
import { openFluxScene } from './flux/scene';
import type { GroundOptions } from './ground';
import { HELM_CONTROLLER_TOOLS } from './helm-controller/programs';
import { HELM_CONTROLLER_SCENARIOS } from './helm-controller/scenarios/all';
import { openHelmControllerScene } from './helm-controller/scene';
import { nodesOf } from './nodes';
import type { Origin } from './origin';
import { CLUSTER_TOOLS, programPath } from './programs';
import { type Played, play, type Scenario } from './scenario';
import { standInCharts } from './stand-in/charts';

/** What an environment is played with. */
export interface Means {
  /** Where charts are. @default - nowhere: what inventories record stands in for them */
  readonly charts?: ChartSource;

  /** Told what is being done. */
  readonly progress: (text: string) => void;

  /** Ends whatever runs. @default - nothing does */
  readonly signal?: AbortSignal;
}

/** Lists the programs that it takes to play an environment: none if it is switched off. @throws if its file has errors */
export function toolsFor(origin: Origin): readonly ToolName[] {
  const environment = readEnvironment(origin);
  if (!environment.enabled) return [];
  const analyser: readonly ToolName[] = environment.mesh === undefined ? [] : ['istioctl'];
  return [...new Set([...CLUSTER_TOOLS, ...analyser, ...(engineOf(environment)?.tools ?? [])])];
}

/**
 * Looks whether the pods of an environment fit its nodes, then lets its engine bring it into a cluster of processes, and
 * plays what happens to a running stack.
 * @throws if the scene can not be set: a program is missing, or its file has errors
 */
export async function playEnvironment(origin: Origin, means: Means): Promise<readonly Judgement[]> {
  const environment = readEnvironment(origin);
  if (!environment.enabled) return [];
  const fit = await playFit(origin, nodesOf(environment), means);
  const judged = fit.flatMap((each) => judgementsOf(origin.environment, 'kube-scheduler', each));
  const engine = engineOf(environment);
  if (engine === undefined) return judged;
  const folder = mkdtempSync(join(tmpdir(), 'stand-ins-'));
  try {
    const played = await engine.play(origin, environment, {
      charts: (output) => chartsFor(origin, output, means.charts, folder),
      progress: (text) => means.progress(`${origin.environment}: ${text}`),
      signal: means.signal,
    });
    return [...judged, ...played.flatMap((each) => judgementsOf(origin.environment, engine.name, each))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Stage {
  readonly charts: (output: string) => readonly ServedChart[];
  readonly progress: (text: string) => void;
  readonly signal: AbortSignal | undefined;
}

interface Engine {
  readonly name: string;

  /** The programs that it is made of. */
  readonly tools: readonly ToolName[];
  play(origin: Origin, environment: Environment, stage: Stage): Promise<readonly Played[]>;
}

function engineOf({ delivery }: Environment): Engine | undefined {
  if (delivery.flux !== undefined) return FLUX;
  if (delivery.argocd !== undefined) return ARGO_CD;
  return delivery.helmController === undefined ? undefined : HELM_CONTROLLER;
}

/** Opens a scene, plays in it, and closes it. */
function playing<Scene extends { close(): Promise<void> }>(
  open: (origin: Origin, options: GroundOptions) => Promise<Scene>,
  scenarios: readonly Scenario<Scene>[],
): Engine['play'] {
  return async (origin, environment, { charts, progress, signal }) => {
    const scene = await open(origin, { charts, nodes: nodesOf(environment), signal });
    try {
      return await play(scene, scenarios, progress);
    } finally {
      await scene.close();
    }
  };
}

const FLUX: Engine = { name: 'Flux', tools: FLUX_TOOLS, play: playing(openFluxScene, FLUX_SCENARIOS) };

const ARGO_CD: Engine = { name: 'Argo CD', tools: ARGO_CD_TOOLS, play: playing(openArgoCdScene, ARGO_CD_SCENARIOS) };

const HELM_CONTROLLER: Engine = {
  name: 'helm-controller',
  tools: HELM_CONTROLLER_TOOLS,
  play: playing(openHelmControllerScene, HELM_CONTROLLER_SCENARIOS),
};

function chartsFor(
  { root, settings, environment }: Origin,
  output: string,
  source: ChartSource | undefined,
  folder: string,
): readonly ServedChart[] {
  if (source === undefined) return standInCharts(output, join(root, settings.locks), environment, folder);
  return chartsOf(releasesIn(output), source, programPath('helm'));
}

const SUBJECT = 'a cluster of processes';

/** What does not fit an environment is no row of its table. */
function judgementsOf(environment: string, engine: string, played: Played): readonly Judgement[] {
  const { scenario: subject, seconds, leftOut, unfit, problem } = played;
  if (unfit !== undefined) return [];
  const outcome = leftOut !== undefined ? unchecked(leftOut) : problem === undefined ? PASSED : failed(problem);
  return [{ environment, what: `${engine}: ${subject}`, subject: SUBJECT, program: engine, ...outcome, seconds }];
}
