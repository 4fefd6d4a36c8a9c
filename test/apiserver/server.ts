import { type ApiServer, type ApiServerPrograms, startServer } from '../../verify/programs/api-server';
import { programPath } from '../support/programs';

/** The programs, where tests may use them. */
const programs: ApiServerPrograms = {
  kubeApiserver: programPath('kube-apiserver') ?? '',
  etcd: programPath('etcd') ?? '',
  kubectl: programPath('kubectl') ?? '',
};

export const haveServer = Object.values(programs).every((path) => path !== '');

export function startTestServer(): Promise<ApiServer> {
  return startServer(programs);
}

/**
 * All that the scripts may touch, with who has set which field when. Without versions: a custom resource gets a new one
 * from the first apply that changes nothing, because only then the defaults of its status are stored.
 */
export function contents({ kubectl }: ApiServer): string {
  const kinds = 'all,namespace,configmap,pvc,clusterrole';
  const { stdout } = kubectl(['get', kinds, '-A', '-o', 'yaml', '--show-managed-fields']);
  return stdout.replaceAll(/^ +resourceVersion: .*\n/gm, '');
}
