import { chosenCollector, collectorFor } from '../plan/collectors';
import { toYaml } from '../syntax/yaml';
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
    const { collector: chosen, settings } = chosenCollector(collector);
    if (chosen.packagings.includes(packaging)) return [];
    const other = collectorFor(packaging);
    const instead = other && toYaml({ collector: { [other.name]: other.example(chosen.namespace(settings)) } });
    return [
      {
        path: ['collector', chosen.name],
        problem: `${chosen.name} only comes as a Helm chart, and packaging is ${packaging}`,
        fix: `${instead ?? ''}# or\npackaging: helm`,
      },
    ];
  },
});
