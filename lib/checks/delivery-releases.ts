import { planCheck } from './subject';

/** Nobody installs a Helm release where people apply manifests. */
export const releasesWithoutHelm = planCheck({
  id: 'delivery/releases-without-helm',
  severity: 'error',
  since: '0.1.0',
  finds: 'people apply `dist/` themselves, and there are Helm releases in it',
  happens: 'nobody would install them: they would be missing without a word',
  remedy: 'use `packaging: manifests`, or let an engine with Helm deliver',
  needs: ['engine', 'packaging', 'collector', 'releases'],
  find: ({ engine, packaging, collector, releases }) => {
    if (!engine.manifests || releases.length === 0) return [];
    const names = releases.map(({ name }) => name).join(', ');
    const [chosen] = Object.keys(collector);
    const plain = collector.otel
      ? 'packaging: manifests'
      : `packaging: manifests\ncollector:\n  otel: …   # ${chosen} is only packaged for Helm`;
    const withHelm = 'delivery:\n  flux: {}';
    return [
      {
        path: ['delivery', 'manifests'],
        problem: `${names} ${releases.length === 1 ? 'is a Helm release' : 'are Helm releases'}, and delivery by manifests installs none`,
        consequence: 'they would be missing without a word',
        fix: packaging === 'manifests' ? withHelm : `${plain}\nor let an engine with Helm deliver them:\n${withHelm}`,
      },
    ];
  },
});
