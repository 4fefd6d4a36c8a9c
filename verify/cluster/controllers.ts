import { join } from 'node:path';

/** Makes the arguments of kube-controller-manager. @param folder that of the API server */
export function controllerManagerArguments(folder: string, port: number): readonly string[] {
  return [
    ...common(folder, port),
    `--service-account-private-key-file=${join(folder, 'sa.key')}`,
    `--root-ca-file=${join(folder, 'certs', 'apiserver.crt')}`,
    '--use-service-account-credentials=true',
    '--allocate-node-cidrs=false',
  ];
}

/** Makes the arguments of kube-scheduler. @param folder that of the API server */
export function schedulerArguments(folder: string, port: number): readonly string[] {
  return common(folder, port);
}

function common(folder: string, port: number): readonly string[] {
  const kubeconfig = join(folder, 'kubeconfig');
  return [
    `--kubeconfig=${kubeconfig}`,
    `--authentication-kubeconfig=${kubeconfig}`,
    `--authorization-kubeconfig=${kubeconfig}`,
    `--cert-dir=${join(folder, 'certs')}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    '--leader-elect=false',
  ];
}
