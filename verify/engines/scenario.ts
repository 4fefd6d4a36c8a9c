import { SynthRefusal } from './repository';

/** Something that happens to a running stack, and what must come of it. */
export interface Scenario<Scene> {
  /** A few words, for a row of a table: `an object is edited by hand`. */
  readonly name: string;

  /** Why it does not fit this scene. @default - it fits every one */
  unfit?(scene: Scene): string | undefined;

  /** Lets it happen, and leaves everything as it should be. @throws a sentence that says what was expected, and what came */
  run(scene: Scene): Promise<void>;
}

/** How a scenario went. */
export interface Played {
  readonly scenario: string;
  readonly seconds: number;

  /** Why it does not fit. @default - it does */
  readonly unfit?: string;

  /** Why it was not played although it fits. @default - it was */
  readonly leftOut?: string;

  /** What went wrong. @default - nothing did */
  readonly problem?: string;
}

/**
 * Plays scenarios one after the other. After one that goes wrong the rest is left out: nobody knows in which state the
 * stack is.
 * @param broken one that went wrong before
 */
export async function play<Scene>(
  scene: Scene,
  scenarios: readonly Scenario<Scene>[],
  progress: (text: string) => void,
  broken?: string,
): Promise<readonly Played[]> {
  const played: Played[] = [];
  for (const scenario of scenarios) {
    const result = await playOne(
      scene,
      scenario,
      broken ?? played.find(({ problem }) => problem !== undefined)?.scenario,
    );
    played.push(result);
    progress(lineOf(result));
  }
  return played;
}

async function playOne<Scene>(scene: Scene, scenario: Scenario<Scene>, broken: string | undefined): Promise<Played> {
  const { name } = scenario;
  const unfit = scenario.unfit?.(scene);
  if (unfit !== undefined) return { scenario: name, seconds: 0, unfit };
  if (broken !== undefined) return { scenario: name, seconds: 0, leftOut: `"${broken}" went wrong before` };
  const start = performance.now();
  const outcome = await scenario.run(scene).then(() => ({}), outcomeOf);
  return { scenario: name, seconds: (performance.now() - start) / 1000, ...outcome };
}

/** What synth refuses never reaches a cluster. */
function outcomeOf(failure: unknown): Pick<Played, 'leftOut' | 'problem'> {
  const text = failure instanceof Error ? failure.message : String(failure);
  return failure instanceof SynthRefusal ? { leftOut: `synth refuses it: ${text}` } : { problem: text };
}

function lineOf({ scenario, seconds, unfit, leftOut, problem }: Played): string {
  const why = unfit ?? leftOut;
  if (why !== undefined) return `left out: ${scenario}: ${why}`;
  const took = `${Math.round(seconds)} s`;
  return problem === undefined ? `${took}: ${scenario}` : `FAILED after ${took}: ${scenario}: ${problem}`;
}
