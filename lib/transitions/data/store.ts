import { type Json, listIn, valueAt } from '../../kubernetes/json';
import type { Effect } from '../effect';
import { lokiPairs } from '../loki';
import { chunksPlace, describePlace, type Place, rulesPlace } from '../loki-store';
import type { Kept } from '../pair';
import { placesOf } from '../places';
import type { Side, SideConfig } from '../side';
import { subjectOfConfig } from '../subject';
import type { Transition } from '../transition';

/** Where Loki keeps lines. */
export const store: Transition = {
  kind: 'data/store',
  finds: 'Loki keeps lines of days that have been in another store, bucket, folder, prefix or region',
  happens:
    'Loki looks for all stored lines in the new place: those in the old one are still there, and nobody sees them',
  sources: [
    'grafana/loki@v3.6.3:pkg/loki/config_wrapper.go (applyStorageConfig)',
    'grafana/loki@v3.6.3:pkg/storage/factory.go (NewObjectClient)',
  ],
  find: (change) => lokiPairs(change).flatMap((pair) => storeEffect(pair, change.head)),
};

/** Whether lines of days that have been are looked for elsewhere. */
export function movesLines(pair: Kept<SideConfig>): boolean {
  const moved = movedPlaces(pair);
  return moved !== undefined && !isSamePlace(moved.base, moved.head);
}

function storeEffect(pair: Kept<SideConfig>, side: Side): readonly Effect[] {
  const moved = movedPlaces(pair);
  if (moved === undefined) return [];
  const { head } = pair;
  const isElsewhere = !isSamePlace(moved.base, moved.head);
  const [from, to] = isElsewhere
    ? [describePlace(moved.base), describePlace(moved.head)]
    : [moved.base, moved.head].map(({ region = 'no region' }) => region);
  return [
    {
      kind: 'data/store',
      verdict: isElsewhere ? 'loses' : 'careful',
      what: `\`${head.owner}\` keeps lines in ${to}, which was ${from}`,
      happens: isElsewhere
        ? `Loki looks for all lines in the new place: those in the old one are out of sight unless they are copied${rulesToo(pair)}, and what the pods hold is stored in the new one`
        : 'requests are signed for another region: a store that minds it refuses them, and one that does not goes on as before',
      subject: subjectOfConfig(head),
      file: head.file,
      ...pathOf(side, head, moved.head.kind),
      from: from ?? '',
      to: to ?? '',
      ...(isElsewhere && { steps: { before: [{ text: stepText(moved.base, moved.head) }] } }),
    },
  ];
}

/** The store of the newest period that both have, if it is another one; a region is all that may differ. */
function movedPlaces({ base, head }: Kept<SideConfig>): { readonly base: Place; readonly head: Place } | undefined {
  const after = new Map(periodsOf(head.config).map((period) => [String(valueAt(period, 'from')), period]));
  return periodsOf(base.config)
    .toReversed()
    .map((period) => ({ was: period, is: after.get(String(valueAt(period, 'from'))) }))
    .flatMap(({ was, is }) => (is ? [{ base: placeFor(base.config, was), head: placeFor(head.config, is) }] : []))
    .find((places) => !isSamePlace(places.base, places.head) || places.base.region !== places.head.region);
}

function periodsOf(config: Json): readonly Json[] {
  return listIn(config, 'schema_config', 'configs');
}

function placeFor(config: Json, period: Json): Place {
  return chunksPlace(config, String(valueAt(period, 'object_store')));
}

function isSamePlace(one: Place, other: Place): boolean {
  return describePlace(one) === describePlace(other);
}

function rulesToo({ base, head }: Kept<SideConfig>): string {
  const [was, is] = [rulesPlace(base.config), rulesPlace(head.config)];
  return was !== undefined && (is === undefined || !isSamePlace(was, is))
    ? ', as are rules that its API was given'
    : '';
}

/** Kinds have a way to keep both, stores of one kind have none. */
function stepText(was: Place, is: Place): string {
  return was.kind === is.kind
    ? 'Copy all objects to the new place first, or leave the store as it is until the lines in it have expired.'
    : 'Keep both: append a period to `loki.schema` that begins on a day to come, and name the old store in `loki.earlierStorage`.';
}

function pathOf(side: Side, head: SideConfig, kind: string): Pick<Effect, 'place' | 'path'> {
  const { place, path } = placesOf(side, head, ['common', 'storage', kind]);
  const key = side.plan?.environment.loki?.storage.kind;
  if (key !== undefined) return { ...(place && { place }), path: ['loki', 'storage', key] };
  return { ...(place && { place }), ...(path && { path }) };
}
