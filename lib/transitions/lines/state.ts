import type { EffectiveContainer } from '../../kubernetes/effective-workload';
import { isJsonObject, type Json, listIn, valueAt } from '../../kubernetes/json';
import { programOfImage } from '../../kubernetes/program-image';
import type { Side, SideConfig } from '../side';
import { type KeptAt, keptAt } from './pod-path';

/** What a collector remembers, and where. */
export interface CollectorState extends KeptAt {
  /** Up to where it has read, or what it has still to send. */
  readonly keeps: 'positions' | 'queue';
}

/** Finds where a collector keeps its positions and its queue. @returns nothing for what runs it or keeps none is unknown */
export function statesOf(side: Side, config: SideConfig): readonly CollectorState[] {
  const running = side.workloads.flatMap(({ computed, release, name, namespace }) => {
    const isOwn = config.release ? release === config.release : name === config.owner && namespace === config.namespace;
    return isOwn && computed ? [computed] : [];
  });
  return running.flatMap((workload) =>
    workload.containers
      .filter(({ image }) => programOfImage(image)?.program === config.program)
      .flatMap((container) =>
        pathsOf(config, container).map(({ keeps, path }) => ({ keeps, ...keptAt(path, container, workload) })),
      ),
  );
}

interface StatePath extends Pick<CollectorState, 'keeps'> {
  readonly path: string;
}

function pathsOf({ program, config }: SideConfig, { args }: EffectiveContainer): readonly StatePath[] {
  switch (program) {
    case 'alloy':
      return args.flatMap((arg) => positions(/^--storage\.path=(.+)$/.exec(String(arg))?.[1]));
    case 'promtail':
      return positions(valueAt(config, 'positions', 'filename'));
    case 'otelcol':
      return otelPaths(config);
    default:
      return [];
  }
}

function positions(path: Json | undefined): readonly StatePath[] {
  return typeof path === 'string' ? [{ keeps: 'positions', path }] : [];
}

/** An extension is of the positions or of the queue by who uses it. */
function otelPaths(config: Json): readonly StatePath[] {
  const parts = (kind: string) => Object.values(objectOf(valueAt(config, kind)));
  const used = {
    positions: parts('receivers').map((receiver) => valueAt(receiver, 'storage')),
    queue: parts('exporters').map((exporter) => valueAt(exporter, 'sending_queue', 'storage')),
  };
  const running = listIn(config, 'service', 'extensions');
  return (['positions', 'queue'] as const).flatMap((keeps) =>
    [...new Set(used[keeps])].flatMap((extension) => {
      const path = typeof extension === 'string' && valueAt(config, 'extensions', extension, 'directory');
      return typeof path === 'string' && running.includes(extension ?? '') ? [{ keeps, path }] : [];
    }),
  );
}

function objectOf(json: Json | undefined): Readonly<Record<string, Json>> {
  return isJsonObject(json) ? json : {};
}
