import type { Manifest, ManifestMetadata } from '../../kubernetes/manifest';

interface ArgoObject {
  readonly kind: 'AppProject' | 'Application';
  readonly name: string;

  /** Its turn in a sync that holds it. */
  readonly wave: number;

  /** @default - none but the wave */
  readonly annotations?: Readonly<Record<string, string>>;

  readonly spec: unknown;
}

interface ArgoObjectMetadata extends ManifestMetadata {
  readonly finalizers: readonly string[];
}

/**
 * An object of Argo CD itself. Its finalizer lets an Application take along what it brought, and keeps an AppProject
 * until its last Application is gone (argoproj/argo-cd@v3.5.1:controller/appcontroller.go).
 */
export function argoObject({ kind, name, wave, annotations, spec }: ArgoObject, namespace: string): Manifest {
  const metadata: ArgoObjectMetadata = {
    name,
    namespace,
    annotations: { 'argocd.argoproj.io/sync-wave': String(wave), ...annotations },
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
  };
  return { apiVersion: 'argoproj.io/v1alpha1', kind, metadata, spec };
}
