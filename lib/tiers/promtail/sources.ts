import type { JsonObject } from '../../kubernetes/json';
import type { LogIntent } from '../../logs/intent';
import { askedSources, type LogSource } from '../../logs/sources/asked';
import { snakeCase } from '../../syntax/case';
import { fileSource } from './files';
import { journalSource } from './journal';
import { podSource } from './pods';

/** Writes `scrape_configs` of Promtail: all that is read on every node. */
export function sources(logs: LogIntent): JsonObject[] {
  return askedSources(logs).flatMap((source) => scrapeConfigs(source, logs));
}

function scrapeConfigs({ name, origin }: LogSource, logs: LogIntent): readonly JsonObject[] {
  switch (origin.kind) {
    case 'pods':
      return [podSource(origin, logs)];
    case 'files':
      return [fileSource(snakeCase(name), origin)];
    case 'journal':
      return [journalSource(origin)];
    case 'events':
    case 'sockets':
      return [];
  }
}
