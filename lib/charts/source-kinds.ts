import type { FindingKind } from '../findings/finding-kind';

export const SOURCE_UNKNOWN: FindingKind = {
  id: 'charts/source-unknown',
  severity: 'error',
  since: '0.2.0',
  finds: '`chartSources.repositories` names a repository that no chart of the catalog comes from',
  happens: 'no chart would be pulled from there, and each would still come from its publisher',
  remedy: 'write the name of a repository of `charts-values/catalog.yaml`',
};

export const SOURCE_CHART_IN_URL: FindingKind = {
  id: 'charts/source-chart-in-url',
  severity: 'error',
  since: '0.2.0',
  finds: 'the URL of a registry for charts ends in the name of a chart',
  happens: 'engines put the name of the chart behind it once more, find nothing there, and install nothing',
  remedy: 'leave the name of the chart out of the URL',
};

export const SOURCE_CLEAR_TEXT: FindingKind = {
  id: 'charts/source-clear-text',
  severity: 'error',
  since: '0.2.0',
  finds: 'a chart repository that is reached by `http://` has a `secret`',
  happens: 'its user name and its password cross the network in clear text, at each look for a chart',
  remedy: 'use `https://`, with `ca` for an authority of your own, or take the Secret away',
};

export const SOURCE_UNVERIFIABLE: FindingKind = {
  id: 'charts/source-unverifiable',
  severity: 'error',
  since: '0.2.0',
  finds:
    '`verify` or a `digest` of a chart is asked for, and the chart comes from an HTTP repository, or by an engine other than Flux',
  happens: 'nobody would look at signature or digest, and a changed chart would be installed like any other',
  sources: [
    'fluxcd/source-controller@v1.9.1:docs/spec/v1/ocirepositories.md',
    'argoproj/argo-cd@v3.5.1:docs/user-guide/helm.md',
    'k3s-io/helm-controller@v0.17.7:pkg/apis/helm.cattle.io/v1/types.go',
  ],
  remedy: 'pull the chart out of an OCI registry by Flux, or take the key away',
};

export const SOURCE_CA_IGNORED: FindingKind = {
  id: 'charts/source-ca-ignored',
  severity: 'warning',
  since: '0.2.0',
  finds: 'a chart source names a `ca`, and Argo CD delivers',
  happens:
    'Argo CD looks for certificates in its ConfigMap `argocd-tls-certs-cm`, by host, and trusts no other authority',
  sources: ['argoproj/argo-cd@v3.5.1:docs/operator-manual/declarative-setup.md'],
  remedy: 'put the certificate there, and acknowledge this, or take `ca` away',
};
