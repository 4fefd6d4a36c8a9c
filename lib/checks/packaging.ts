import { chosenCollector, collectorFor } from '../plan/collectors';
import { environmentCheck } from './subject';

/** Checks that the collector can be installed in the form of the stack. */
export const packagingCollector = environmentCheck({
  id: 'packaging/collector',
  severity: 'error',
  since: '0.1.0',
  finds: 'packaging is manifests, and the collector only comes as a Helm chart',
  happens: 'a Helm release would stand among plain objects, and nothing would install it',
  remedy: 'choose a collector that comes without Helm, or use `packaging: helm`',
  needs: ['packaging', 'collector'],
  find: ({ packaging, collector }) => {
    const { collector: chosen } = chosenCollector(collector);
    if (chosen.packagings.includes(packaging)) return [];
    const other = collectorFor(packaging);
    return [
      {
        path: ['collector', chosen.name],
        problem: `${chosen.name} only comes as a Helm chart, and packaging is ${packaging}`,
        fix: [
          ...(other ? [`collect with ${other.title}, which comes without Helm`] : []),
          'use packaging: helm with an engine that installs charts',
        ].join(', or '),
      },
    ];
  },
});
