import { existsSync, realpathSync } from 'node:fs';
import { Command } from 'commander';
import { EXIT, misused } from '../lib/command/command';
import type { Settings } from '../lib/environment/settings';
import { isSystemError } from '../lib/output/file-fault';
import { packageRoot } from '../lib/places/package-root';
import { findTool } from '../tools/find';
import { chooseEnvironments } from '../verify/environments';
import { exitCode } from '../verify/exit-code';
import { renderRelease } from '../verify/helm';
import { jsonReport } from '../verify/report/json';
import { textReport } from '../verify/report/text';
import { openToolbox } from '../verify/toolbox';
import { verify } from '../verify/verify';
import { chartSource } from './chart-source';
import { playEngines } from './play-engines';

interface Options {
  readonly dist: string;
  readonly locks: string;
  readonly charts?: string;
  readonly pull: boolean;
  readonly strict?: true;
  readonly withoutCharts?: true;
  readonly engines?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging tools && cdk8s-logging verify --pull   with all programs, and charts from their repositories
  $ cdk8s-logging verify edge --charts DIR               one environment, with charts from a folder
  $ cdk8s-logging verify --dist clusters/prod            a folder that others wrote
  $ cdk8s-logging verify edge --engines                  as a cluster would have it, with Flux; takes some minutes`;

export function command(settings: Settings): Command {
  const { output, locks, charts, pull } = settings;
  return new Command('verify')
    .description('Lets the real programs judge what was written: Helm, Loki, the collectors, promtool, an API server.')
    .argument('[environments...]', 'names of environments', [])
    .option('--dist <folder>', 'the folder to judge: one folder an environment', output)
    .option('--locks <folder>', 'folder of the inventories of what releases render to', locks)
    .option('--charts <folder>', 'charts to render releases with: NAME-VERSION/ or NAME-VERSION.tgz', charts)
    .option('--pull', 'fetch charts that are not there', pull)
    .option('--strict', 'fail if something could not be checked')
    .option('--without-charts', 'strict or not, what needs a chart may stay unchecked')
    .option(
      '--engines',
      'let the engine of each environment bring it into a cluster of processes, and play what happens there',
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async (wanted: readonly string[], options: Options) => {
      process.exitCode = await main(wanted, options, settings).catch(failed);
    });
}

/** Exit code that shells report of an interrupted program. */
const INTERRUPTED = 130;

async function main(wanted: readonly string[], options: Options, settings: Settings): Promise<number> {
  const { dist, locks, strict = false, withoutCharts = false, json = false } = options;
  const chosen = chooseEnvironments(dist, wanted);
  if ('problem' in chosen) misused(chosen.problem);
  const source = chartSource(options);
  const start = performance.now();
  const toolbox = openToolbox(findTool);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      ending.abort();
      void toolbox.close();
    });
  try {
    const judgements = await verify(
      {
        dist,
        locks,
        environments: chosen.names,
        scripts: isThisProject() ? ['.ci', '.github', 'scripts'].filter((folder) => existsSync(folder)) : [],
        render: (release, helm) => renderRelease(release, source, helm),
        progress: (text) => process.stderr.write(`${text}\n`),
      },
      toolbox,
    );
    const played = options.engines ? await playEngines(chosen.names, { settings, source, signal: ending.signal }) : [];
    // What was not judged for that reason is not worth a report.
    if (ending.signal.aborted) return INTERRUPTED;
    const report = json ? jsonReport : textReport;
    process.stdout.write(report([...judgements, ...played], (performance.now() - start) / 1000));
    return exitCode([...judgements, ...played], { strict, withoutCharts });
  } finally {
    await toolbox.close();
  }
}

/** The scripts of a repository of users are none of ours. */
function isThisProject(): boolean {
  return realpathSync(packageRoot()) === realpathSync('.');
}

/** What a real program did is told as it is; anything else is a bug of ours. */
function failed(failure: unknown): number {
  if (!(failure instanceof Error) || failure.name !== 'Error' || isSystemError(failure)) throw failure;
  process.stderr.write(`${failure.message}\n`);
  return EXIT.findings;
}
