import { error, type Finding } from '../findings/finding';
import { COLLECTORS, chosenCollector } from '../plan/collectors';
import type { Environment } from '../plan/environment';
import { toYaml } from '../syntax/yaml';

/** The collector comes as what the stack is made of. */
export function packagingCollector({
  packaging,
  collector,
}: Pick<Environment, 'packaging' | 'collector'>): readonly Finding[] {
  const { collector: chosen, settings } = chosenCollector(collector);
  if (chosen.packagings.includes(packaging)) return [];
  const other = Object.values(COLLECTORS).find(({ packagings }) => packagings.some((known) => known === packaging));
  const instead = other && toYaml({ collector: { [other.name]: other.example(chosen.namespace(settings)) } });
  return [
    error('packaging/collector', ['collector', chosen.name], {
      problem: `${chosen.name} only comes as a Helm chart, and packaging is ${packaging}`,
      consequence: 'a Helm release would stand among plain objects, and nothing would install it',
      fix: `${instead ?? ''}# or\npackaging: helm`,
    }),
  ];
}
