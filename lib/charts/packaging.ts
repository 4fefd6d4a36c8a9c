/** Form in which a stack is installed: Helm charts, or plain objects. */
export type Packaging = 'helm' | 'manifests';
