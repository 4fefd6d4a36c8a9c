/** Delays a computation until its result is first needed, and remembers the result. */
export function once<Answer>(compute: () => Answer): () => Answer {
  let known: { readonly answer: Answer } | undefined;
  return () => {
    known ??= { answer: compute() };
    return known.answer;
  };
}
