import type { Release } from '../../../charts/release';
import { defineCheck } from '../../../findings/check';
import { changedValues, type FixedValue, fixedNames, fullName } from '../../fixed-values';

const RENAMED = 'roles, policies, scrape objects and alerts look for the old name, and Promtail may read nothing';
const UNSEEN = 'labels, mounts and roles may not fit what is read, and no check sees it';

const FIXED: readonly FixedValue[] = [
  ...fixedNames(RENAMED, 'namespace'),
  { path: ['serviceAccount', 'name'], resulting: fullName, consequence: RENAMED },
  { path: ['daemonset', 'enabled'], value: true, consequence: 'no node has a collector, and no log is read' },
  { path: ['deployment', 'enabled'], value: false, consequence: 'a second Promtail reads the files of one node again' },
  { path: ['service', 'enabled'], value: true, consequence: 'nobody sees the metrics' },
  {
    path: ['serviceMonitor', 'enabled'],
    value: false,
    consequence: 'all metrics are scraped twice, and each alert counts double',
  },
  {
    path: ['config', 'serverPort'],
    consequence: 'policies and scrape objects name the old port, and nobody sees the metrics',
    instead: 'write the port that it shall be as collector.promtail.port',
  },
  {
    path: ['config', 'clients'],
    consequence: 'lists replace each other: lines lose the label cluster, their tenant or the credentials',
  },
  { path: ['config', 'file'], consequence: UNSEEN, severity: 'warning' },
  { path: ['config', 'snippets', 'scrapeConfigs'], consequence: UNSEEN, severity: 'warning' },
  { path: ['config', 'snippets', 'sources'], consequence: UNSEEN, severity: 'warning' },
];

/** With everything merged, nothing takes away what the rest of the stack builds on. */
export const fixedValues = defineCheck<{ readonly release: Release }>()({
  id: 'promtail/fixed-value',
  severity: 'error',
  milder: 'people may know better, as with an own configuration or own mounts',
  since: '0.1.0',
  finds: 'the Helm values of Promtail override what the rest of the stack builds on',
  happens: 'roles, policies, scrape objects or labels no longer fit what runs, as the finding tells',
  remedy: 'delete the line, or use the key of the environment file that the finding names',
  needs: ['release'],
  find: ({ release }) => changedValues(FIXED, release),
});
