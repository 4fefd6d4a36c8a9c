import type { Finding } from '../../../lib/findings/finding';
import type { JsonObject } from '../../../lib/kubernetes/json';
import { STOPPING } from '../../../lib/transitions/all';
import { changeFindings } from '../../../lib/transitions/stops';
import { ROWS } from '../../transitions/all-rows';
import { helmRelease, type Made, made, object } from '../../transitions/made';
import { changeOf } from '../../transitions/sides';
import type { Cases } from './case';
import { sections } from './environment';

/** What is found of changes. */
export const CHANGES: Cases = {
  'change/made': sections('acknowledge: [{ id: change/retention, from: 30d, to: 7d, reason: It was full. }]'),
  ...fromTable(),
  ...byHand(),
};

/** The first row of the table that has an effect of a kind which stops a synth. */
function fromTable(): Cases {
  return Object.fromEntries(
    STOPPING.flatMap(({ kind }) => {
      const row = ROWS.find(({ effects }) =>
        effects.some((effect) => /^(refused|loses) /.test(effect) && effect.endsWith(kind)),
      );
      const id = `change/${kind.slice(kind.indexOf('/') + 1)}`;
      return row === undefined ? [] : [[id, () => changeFindings(changeOf(row))] as const];
    }),
  );
}

/** What no environment of the tests has. */
function byHand(): Cases {
  const [one, two] = [helmRelease('one'), helmRelease('two')];
  const account = object('v1', 'ServiceAccount', 'loki');
  const loki = object('apps/v1', 'StatefulSet', 'loki', {
    spec: {
      template: { spec: { containers: [{ name: 'loki', image: 'grafana/loki:3.6.3' }] } },
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claimSpec('10Gi') }],
    },
  });
  const claim = (storage: string) => object('v1', 'PersistentVolumeClaim', 'disk', { spec: claimSpec(storage) });
  const job = (image: string) =>
    object('batch/v1', 'Job', 'make', { spec: { template: { spec: { containers: [{ name: 'make', image }] } } } });
  const replaced = (type: string) => object('apps/v1', 'Deployment', 'loki', { spec: { strategy: { type } } });
  return {
    'change/claim': between({ objects: [claim('10Gi')] }, { objects: [claim('5Gi')] }),
    'change/job': between({ objects: [job('a')] }, { objects: [job('b')] }),
    'change/strategy': between({ objects: [replaced('RollingUpdate')] }, { objects: [replaced('Recreate')] }),
    'change/release-gone': between({ objects: [one, two], rendered: { one: [loki] } }, { objects: [two] }),
    'change/owner': between(rendering({ one: [account], two: [] }), rendering({ one: [], two: [account] })),
    'change/twice': between(rendering({ one: [account], two: [] }), rendering({ one: [account], two: [account] })),
  };
}

function claimSpec(storage: string): JsonObject {
  return { resources: { requests: { storage } } };
}

function rendering(rendered: Made['rendered']): Made {
  return { objects: Object.keys(rendered ?? {}).map(helmRelease), ...(rendered && { rendered }) };
}

function between(base: Made, head: Made): () => readonly Finding[] {
  return () => changeFindings({ base: made(base), head: made(head) });
}
