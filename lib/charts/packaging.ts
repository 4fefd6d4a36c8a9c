/** What the stack is made of: Helm charts, or plain objects. */
export type Packaging = 'helm' | 'manifests';
