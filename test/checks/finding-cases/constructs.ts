import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FluxDelivery } from '../../../lib/delivery/flux/construct';
import { LogSources } from '../../../lib/logs/sources/log-sources';
import type { SynthOptions } from '../../../lib/synth/options';
import { synthesize } from '../../../lib/synth/synth';
import { Alloy } from '../../../lib/tiers/alloy/construct';
import { OtelCollector } from '../../../lib/tiers/otel/construct';
import { emptyChart, errorsOf, lokiIn, storeIn } from '../../support/app';
import { FIXTURE_LOCKS, fixture } from '../../support/fixture';
import type { Cases } from './case';

/** What a run finds that never comes to write. */
function run(options: Partial<SynthOptions>) {
  const { findings } = synthesize({ files: [], scope: 'all', output: 'build/none', locks: FIXTURE_LOCKS, ...options });
  return findings.map(({ finding }) => finding);
}

const agent = { namespace: 'logging', cluster: 'edge' };

/** What is found where an app puts constructs together. */
export const CONSTRUCTED: Cases = {
  'output/disk': () => run({ files: [fixture('local')], output: 'package.json' }),
  'output/unreadable': () => {
    const output = mkdtempSync(join(tmpdir(), 'conflict-'));
    mkdirSync(join(output, 'local'));
    writeFileSync(join(output, 'local/loki.yaml'), 'schemaConfig:\n<<<<<<< HEAD\n');
    const found = run({ files: [fixture('local')], output });
    rmSync(output, { recursive: true });
    return found;
  },
  'output/no-environment': () => run({}),
  'output/all-off': () => run({ files: [fixture('local')], enabled: false }),
  'delivery/part-left-out': () => {
    const chart = emptyChart();
    lokiIn(chart);
    return errorsOf(chart);
  },
  'delivery/object-twice': () => {
    const chart = emptyChart();
    const loki = lokiIn(chart);
    for (const id of ['one', 'other']) new FluxDelivery(chart, id, { parts: [loki] });
    return errorsOf(chart);
  },
  'loki/otlp-index-labels': () => {
    const chart = emptyChart();
    return new OtelCollector(chart, 'otel', { ...agent, shipper: agent, store: lokiIn(chart) }).findings;
  },
  'logs/source-twice': () => {
    const chart = emptyChart();
    const collects = [LogSources.pods(), LogSources.pods()];
    return new Alloy(chart, 'alloy', { ...agent, store: storeIn(chart), collects }).findings;
  },
};
