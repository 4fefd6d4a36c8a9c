import type { Release } from '../../charts/release';
import type { FindingKind } from '../../findings/finding-kind';

/** Nobody installs a Helm release where people apply manifests. */
export const RELEASES_WITHOUT_HELM: FindingKind = {
  id: 'delivery/releases-without-helm',
  severity: 'error',
  since: '0.1.0',
  finds: 'people apply `dist/` themselves, and there are Helm releases in it',
  happens: 'nobody would install them: they would be missing without a word',
  remedy: 'use `packaging: manifests`, or let an engine with Helm deliver',
};

/** `loki is a Helm release` */
export function namesOf(releases: readonly Release[]): string {
  const names = releases.map(({ name }) => name).join(', ');
  return `${names} ${releases.length === 1 ? 'is a Helm release' : 'are Helm releases'}`;
}
