import type { LogIntent } from '../../logs/intent';
import { askedSources, type LogSource, sourcesFrom } from '../../logs/sources/asked';
import { type Component, Reference } from '../../syntax/alloy/document';
import { snakeCase } from '../../syntax/case';
import type { Endpoint } from '../../wiring/endpoint';
import { apiProbe } from './api-probe';
import { eventComponents } from './events';
import { fileComponents } from './files';
import { journalComponents } from './journal';
import { lineSize } from './line-size';
import type { LineRules } from './pod-lines';
import { podComponents } from './pods';
import { lokiWrite } from './write';

/**
 * Writes the components that read the files and the journal of every node.
 * @param version of Alloy: `1.18.1`
 */
export function nodeComponents(logs: LogIntent, push: Endpoint, version: string): readonly Component[] {
  const write = lokiWrite(logs.cluster, push);
  const cut = lineSize(version, Reference.to(write, 'receiver'));
  const forwardTo = Reference.to(cut, 'receiver');
  return [...askedSources(logs).flatMap((source) => sourceComponents(source, logs, forwardTo)), cut, write];
}

function sourceComponents(
  { name, origin }: LogSource,
  rules: LineRules,
  forwardTo: Reference<'receiver'>,
): readonly Component[] {
  switch (origin.kind) {
    case 'pods':
      return podComponents(origin, rules, forwardTo);
    case 'files':
      return fileComponents(snakeCase(name), origin, forwardTo);
    case 'journal':
      return journalComponents(origin, forwardTo);
    // Events are read once in the cluster, and sockets not at all.
    case 'events':
    case 'sockets':
      return [];
  }
}

/**
 * Writes the components that watch events, once in the cluster.
 * @param clustered whether several pods agree on the one that watches
 */
export function clusterComponents(logs: LogIntent, clustered: boolean, push: Endpoint): readonly Component[] {
  const write = lokiWrite(logs.cluster, push);
  const forwardTo = Reference.to(write, 'receiver');
  const sources = sourcesFrom(logs, 'events');
  const events = sources.flatMap(({ origin }) => eventComponents(origin, clustered, logs.redaction, forwardTo));
  return [apiProbe(), ...events, write];
}
