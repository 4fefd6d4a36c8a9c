/** Form in which a stack is installed: Helm charts, or plain objects. */
export type Packaging = 'helm' | 'manifests';

/** What it is made of as long as nothing else is said: read by the schema of environment files and by code alike. */
export const USUAL_PACKAGING = 'helm' satisfies Packaging;
