import { input, number, select } from '@inquirer/prompts';
import { type Answers, DELIVERIES, type DeliveryName, OFFERED_COLLECTORS, USUAL_ANSWERS } from '../../lib/init/answers';
import { type GivenAnswers, missingDetails, needsRepository } from '../../lib/init/missing';
import { STORE_NAMES, type StoreDetail, type StoreDetails, type StoreName, storeChoice } from '../../lib/init/stores';
import { DISTRIBUTION_NAMES, isCloud } from '../../lib/platform/distributions';
import { FORMATS } from '../../lib/schema/formats';

/** Asks what is not given, in the order of the file. */
export async function askFor(given: GivenAnswers): Promise<Answers> {
  const cluster = given.cluster ?? (await askName());
  const distribution = given.distribution ?? (await choose('What does it run?', DISTRIBUTION_NAMES));
  const nodes = given.nodes ?? (await askNodes());
  const delivery = given.delivery ?? (await askDelivery());
  const store = given.store ?? (await askStore(isCloud(distribution), delivery));
  const collectors = delivery === 'manifests' ? (['otel'] as const) : OFFERED_COLLECTORS;
  const collector = given.collector ?? (await choose('What reads lines?', collectors));
  return {
    ...USUAL_ANSWERS,
    ...given,
    cluster,
    distribution,
    nodes,
    delivery,
    store,
    collector,
    details: await askDetails(store, given),
    ...(needsRepository(delivery) && { repoUrl: await askRepository(given.repoUrl) }),
  };
}

async function askName(): Promise<string> {
  const validate = (name: string) => FORMATS.label.pattern.test(name) || `It takes ${FORMATS.label.accepts}.`;
  return input({ message: 'What is the cluster called?', required: true, validate });
}

async function askNodes(): Promise<number> {
  const message = 'How many nodes can run pods?';
  return (await number({ message, default: USUAL_ANSWERS.nodes, min: 1, required: true })) ?? USUAL_ANSWERS.nodes;
}

async function askDelivery(): Promise<DeliveryName> {
  const names = Object.keys(DELIVERIES) as DeliveryName[]; // Object.keys() forgets the type of its keys
  return choose('Who brings it into the cluster?', names, DELIVERIES);
}

/** What would only lead to an error is not offered. */
async function askStore(cloud: boolean, delivery: DeliveryName): Promise<StoreName> {
  const names = STORE_NAMES.filter((name) => {
    if (name === 'existing') return true;
    return name === 'filesystem' ? !cloud : delivery !== 'manifests';
  });
  return choose('Where do lines go?', names, Object.fromEntries(names.map((name) => [name, storeChoice(name).title])));
}

async function askDetails(store: StoreName, given: GivenAnswers): Promise<StoreDetails> {
  const { needs, takes } = storeChoice(store);
  const details: Partial<Record<StoreDetail, string>> = { ...given.details };
  for (const detail of missingDetails(store, given))
    details[detail] = await input({ message: `${capital(needs[detail] ?? detail)}?`, required: true });
  if (details.credentialsSecret !== undefined) return details;
  for (const detail of ['endpoint', 'identity'] as const) {
    const what = takes[detail];
    if (what === undefined || details[detail] !== undefined) continue;
    const answer = await input({ message: `${capital(what)}? (empty: none)` });
    if (answer !== '') details[detail] = answer;
  }
  return details;
}

async function askRepository(known: string | undefined): Promise<string> {
  const message = 'Which repository does Argo CD read?';
  return input({ message, required: true, ...(known !== undefined && { default: known }) });
}

async function choose<Name extends string>(
  message: string,
  names: readonly Name[],
  titles: Readonly<Record<string, string>> = {},
): Promise<Name> {
  const choices = names.map((value) => ({
    value,
    name: titles[value] === undefined ? value : `${value}: ${titles[value]}`,
  }));
  return select({ message, choices });
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
