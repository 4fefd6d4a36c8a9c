import { parse } from 'yaml';
import { checkEnvironment } from '../../lib/checks/all';
import { formatFix } from '../../lib/findings/fix-text';
import { Duration } from '../../lib/units/duration';
import { findingsOf, loadOne } from './in-memory';
import { ARGOCD, byArgoCd, unused } from './sections';

describe('delivery by Argo CD', () => {
  it('says everything, and finds it again', () => {
    expect(unused(parse(ARGOCD).argocd, ['delivery', 'argocd'])).toEqual([]);
    expect(loadOne(byArgoCd()).delivery).toEqual({
      argocd: {
        namespace: 'gitops',
        project: 'logs',
        folder: {
          source: { repoUrl: 'git@git.example.com:platform/logging.git', targetRevision: 'main' },
          path: './clusters/production',
        },
        server: 'https://10.0.0.1:6443',
        leaving: ['old-logging'],
      },
    });
  });

  it('takes names and folder from the name of the environment, so that two can share an Argo CD', () => {
    expect(loadOne(byArgoCd('argocd: { source: { repoUrl: "https://git.example/a/b" } }')).delivery).toEqual({
      argocd: {
        namespace: 'argocd',
        project: 'logging-production',
        folder: { source: { repoUrl: 'https://git.example/a/b', targetRevision: 'HEAD' }, path: './dist/production' },
        server: 'https://kubernetes.default.svc',
        leaving: [],
      },
    });
  });

  it('takes no project away from the others of an Argo CD, whatever the file is named', () => {
    const environment = loadOne(
      byArgoCd('argocd: { project: default, source: { repoUrl: "https://git.example/a/b" } }'),
    );
    expect(checkEnvironment(environment, {})).toMatchObject([
      { id: 'delivery/argocd-project', severity: 'error', path: ['delivery', 'argocd', 'project'] },
    ]);
    const left = loadOne(byArgoCd('argocd: { source: { repoUrl: "https://git.example/a/b" } }'));
    expect(checkEnvironment(left, {})).toEqual([]);
  });

  it('needs to know the repository', () => {
    const [missing] = findingsOf(byArgoCd('argocd: {}'));
    expect(missing?.finding).toMatchObject({ id: 'environment/missing-key', path: ['delivery', 'argocd', 'source'] });
    expect(formatFix(missing?.finding.fix ?? '')).toContain('`delivery.argocd.source` with `repoUrl`');
  });

  it.each(['https://me:pw@git.example/a', 'not a url'])('%s is no repository', (url) => {
    expect(findingsOf(byArgoCd(`argocd: { source: { repoUrl: "${url}" } }`))).not.toEqual([]);
  });
});

const HELM_CONTROLLER = `
helmController:
  namespace: platform
  timeout: 5m
  chartConfigs: { rke2-coredns: { replicas: 3 } }
`;

describe('delivery by the helm-controller', () => {
  it('says everything, and finds it again', () => {
    expect(unused(parse(HELM_CONTROLLER).helmController, ['delivery', 'helmController'])).toEqual([]);
    expect(loadOne(byArgoCd(HELM_CONTROLLER)).delivery).toEqual({
      helmController: {
        namespace: 'platform',
        timeout: Duration.minutes(5),
        chartConfigs: { 'rke2-coredns': { replicas: 3 } },
      },
    });
  });

  it('puts releases where RKE2 and k3s have their own', () => {
    expect(loadOne(byArgoCd('helmController: {}')).delivery.helmController).toEqual({
      namespace: 'kube-system',
      timeout: Duration.minutes(15),
      chartConfigs: {},
    });
  });
});
