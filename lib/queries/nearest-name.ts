import { didYouMean } from '../findings/did-you-mean';

/**
 * The name that was probably meant by an unknown one: a slip away, or of more or fewer words, as other sets of labels name
 * the same thing, such as `k8s_namespace_name`.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  return didYouMean(name, known) ?? known.find((candidate) => isWordOf(name, candidate) || isWordOf(candidate, name));
}

function isWordOf(word: string, name: string): boolean {
  return name.split('_').includes(word);
}
