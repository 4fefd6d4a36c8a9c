import { Command, InvalidArgumentError, Option } from 'commander';
import { misused } from '../lib/command/command';
import type { Settings } from '../lib/environment/settings';
import { type Answers, DELIVERIES, OFFERED_COLLECTORS, USUAL_ANSWERS } from '../lib/init/answers';
import { type GivenAnswers, missingAnswers } from '../lib/init/missing';
import { STORE_NAMES, type StoreDetails } from '../lib/init/stores';
import { DISTRIBUTION_NAMES } from '../lib/platform/distributions';
import { askFor } from './init/ask';
import { type Ci, pipelineFor } from './init/pipeline';
import { setUp } from './init/set-up';
import { repositoryHere } from './repository-here';

interface Options extends Omit<GivenAnswers, 'details'>, StoreDetails {
  readonly ci?: Ci;
  readonly environments: string;
  readonly output: string;
}

const EXAMPLES = `
Examples:
  $ cdk8s-logging init                   asks
  $ cdk8s-logging init --cluster edge --distribution k3s --nodes 1 --delivery flux --store filesystem
  $ cdk8s-logging init --cluster prod --distribution eks --delivery argocd --store s3 --bucket prod-logs \\
      --region eu-central-1 --identity arn:aws:iam::123456789012:role/loki --ci github
  $ cdk8s-logging init --cluster prod --distribution rke2 --delivery helm-controller --store existing \\
      --push-url http://loki.logging.svc:3100/loki/api/v1/push

What is there stays as it is: a second run changes nothing.`;

export function command(settings: Settings): Command {
  const { environments, output } = settings;
  return new Command('init')
    .description('Sets up a repository for a cluster, or a cluster more in one that is set up. Asks what is not said.')
    .option('--cluster <name>', 'name of the cluster, of its file, and of a label on every line')
    .addOption(new Option('--distribution <name>', 'what the cluster runs').choices(DISTRIBUTION_NAMES))
    .option('--nodes <number>', `nodes that can run pods (default: ${USUAL_ANSWERS.nodes})`, count)
    .option('--node-memory <size>', 'memory of the smallest node, such as 2Gi (default: unknown, and not checked)')
    .addOption(new Option('--delivery <engine>', 'who brings it into the cluster').choices(Object.keys(DELIVERIES)))
    .addOption(new Option('--collector <name>', 'what reads lines (default: alloy)').choices(OFFERED_COLLECTORS))
    .addOption(new Option('--store <kind>', 'where lines go').choices(STORE_NAMES))
    .option('--bucket <name>', 'of s3, gcs and azure: the bucket or container, which exists')
    .option('--region <name>', 'of s3: its region')
    .option('--endpoint <url>', 'of s3: a store that is not AWS')
    .option('--account <name>', 'of azure: the storage account')
    .option('--identity <name>', 'of s3, gcs and azure: what the cloud knows the pods as')
    .option('--credentials-secret <name>', 'of s3, gcs and azure: a Secret, where the cloud knows no such identity')
    .option('--push-url <url>', 'of an existing Loki: where it takes lines')
    .option('--namespace <name>', `namespace of the stack (default: ${USUAL_ANSWERS.namespace})`)
    .option('--retention <duration>', `how long lines are kept (default: ${USUAL_ANSWERS.retention})`)
    .option('--repo-url <url>', 'of argocd: the repository, as Argo CD knows it (default: what git calls origin)')
    .addOption(new Option('--ci <kind>', 'write a pipeline that checks each change').choices(['github', 'gitlab']))
    .option('--environments <folder>', 'folder of the environment files', environments)
    .option('--output <folder>', 'folder that synth will write to', output)
    .addHelpText('after', EXAMPLES)
    .action((options: Options) => run(options, settings));
}

function count(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('Write a whole number from 1.');
  return Number(text);
}

async function run({ ci, environments, output, ...options }: Options, settings: Settings): Promise<void> {
  const repository = repositoryHere();
  const given = { ...repository.answers, ...givenAnswers(options) };
  const answers = process.stdin.isTTY && process.stdout.isTTY ? await askFor(given) : usual(given);
  const { path } = repository;
  const here = { ...(path !== undefined && { path }), ...settings, environments, output };
  setUp(answers, { settings: here, ...(ci !== undefined && { pipeline: pipelineFor(ci, here, repository.up) }) });
}

function givenAnswers(options: Omit<Options, 'ci' | 'environments' | 'output'>): GivenAnswers {
  const { bucket, region, endpoint, account, identity, credentialsSecret, pushUrl, ...answers } = options;
  const details = { bucket, region, endpoint, account, identity, credentialsSecret, pushUrl };
  const said = Object.entries(details).filter(([, value]) => value !== undefined);
  return { ...answers, details: Object.fromEntries(said) };
}

/** Without a terminal nobody can be asked. */
function usual(given: GivenAnswers): Answers {
  const missing = missingAnswers(given).map(flagOf);
  if (missing.length > 0)
    misused(
      `It is not said: ${missing.join(', ')}. Without a terminal nobody can be asked; --help has examples.`,
      'Nothing was written.',
    );
  const collector = given.delivery === 'manifests' ? 'otel' : USUAL_ANSWERS.collector;
  // What has no usual answer was looked for.
  return { ...USUAL_ANSWERS, collector, details: {}, ...given } as Answers;
}

function flagOf(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
