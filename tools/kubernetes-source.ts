import type { Source } from './program';

const KUBERNETES = 'k8s.io/kubernetes';

/** Makes the source of a program of Kubernetes. Charts that want some version of Kubernetes ask the API server for its own. */
export function ofKubernetes(path: string): Source {
  return {
    folder: 'kubernetes',
    package: `${KUBERNETES}/${path}`,
    module: KUBERNETES,
    by: 'go',
    stamped: 'k8s.io/component-base/version',
  };
}
