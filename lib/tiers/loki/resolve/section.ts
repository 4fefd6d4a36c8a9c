import { type ExistingLokiSettings, urlsOfExisting } from '../existing';
import type { ParsedInstallation, ParsedLoki } from '../schema/loki';
import type { LokiSettings } from '../settings';
import { resolveEarlierStorage, resolveStorage } from '../storage/section';
import { resolveSettings } from './loki';

/** The log store that is installed, or the one that exists. */
export interface LogStoreSettings {
  /** @default - there is one that exists */
  readonly loki?: LokiSettings;

  /** @default - one is installed */
  readonly existingLoki?: ExistingLokiSettings;
}

/** Resolves the section `loki` of an environment file. */
export function resolveSection(section: ParsedLoki): LogStoreSettings {
  if (!('existing' in section)) return { loki: resolveInstallation(section) };
  const { existing } = section;
  return { existingLoki: { ...urlsOfExisting(existing.pushUrl), ...existing } };
}

/** Readers belong to the environment: nothing of the release follows from them. */
function resolveInstallation({
  readers: _,
  chart,
  storage,
  earlierStorage,
  ...rest
}: ParsedInstallation): LokiSettings {
  const { version, publisher, digest } = chart;
  return resolveSettings({
    ...rest,
    chart: { version, repository: publisher, ...(digest !== undefined && { digest }) },
    storage: resolveStorage(storage),
    earlierStorage: resolveEarlierStorage(earlierStorage),
  });
}
