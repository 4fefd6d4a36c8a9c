import type { Answers, DeliveryName } from './answers';
import { type StoreDetail, type StoreName, storeChoice } from './stores';

/** Answers as far as somebody has given them. */
export type GivenAnswers = Partial<Answers>;

/** Lists what is not said, and nobody else can know. */
export function missingAnswers(given: GivenAnswers): readonly (keyof Answers | StoreDetail)[] {
  const always = (['cluster', 'distribution', 'delivery', 'store'] as const).filter((key) => given[key] === undefined);
  return [
    ...always,
    ...(given.store === undefined ? [] : missingDetails(given.store, given)),
    ...(needsRepository(given.delivery) && given.repoUrl === undefined ? (['repoUrl'] as const) : []),
  ];
}

/** What a store needs to be known of it, and nobody has said. */
export function missingDetails(store: StoreName, { details = {} }: GivenAnswers): readonly StoreDetail[] {
  const needed = Object.keys(storeChoice(store).needs) as StoreDetail[]; // Object.keys() forgets the type of its keys
  return needed.filter((detail) => details[detail] === undefined);
}

/** Argo CD is told which repository it reads; Flux has been told when it was set up. */
export function needsRepository(delivery: DeliveryName | undefined): boolean {
  return delivery === 'argocd';
}
