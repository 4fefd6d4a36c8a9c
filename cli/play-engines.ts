import type { Settings } from '../lib/environment/settings';
import { ensureTools } from '../tools/build-all';
import { playEnvironment, toolsFor } from '../verify/engines/play-environment';
import type { ChartSource } from '../verify/helm';
import { type Judgement, unchecked } from '../verify/judgement';

/** What `verify --engines` plays with. */
export interface EngineOptions {
  readonly settings: Settings;

  /** Where charts are. */
  readonly source: ChartSource;

  /** Ends whatever runs. */
  readonly signal: AbortSignal;
}

/** Plays environments, one after the other, and builds first what each of them takes. */
export async function playEngines(
  names: readonly string[],
  { settings, source, signal }: EngineOptions,
): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  for (const environment of names) {
    if (signal.aborted) break;
    judgements.push(...(await playOne(environment, { settings, source, signal })));
  }
  return judgements;
}

/** Without a folder of charts, and where none may be pulled, stand-ins play their part. */
async function playOne(
  environment: string,
  { settings, source, signal }: EngineOptions,
): Promise<readonly Judgement[]> {
  const charts = source.folder === undefined && !source.pull ? undefined : source;
  const progress = (text: string) => void process.stderr.write(`${text}\n`);
  const origin = { root: '.', settings, environment };
  try {
    await ensureTools(toolsFor(origin));
    return await playEnvironment(origin, { progress, signal, ...(charts && { charts }) });
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    return [{ environment, what: 'engines', subject: 'a cluster of processes', ...unchecked(why), seconds: 0 }];
  }
}
