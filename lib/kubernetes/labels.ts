/** On every object that this project makes itself, so that `kubectl get all -A -l …` finds them. */
export const PART_OF: Readonly<Record<string, string>> = { 'app.kubernetes.io/part-of': 'logging' };
