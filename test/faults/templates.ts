/** Parts of templates of alerts, whole and broken. */
const VALUES = [
  '$value',
  '$labels.app',
  '.Labels.job',
  '"x"',
  '1.5',
  '`r`',
  '(query "up" | first | value)',
  '.x.y',
  '$x',
];
const CALLS = ['humanize', 'printf "%.1f"', 'len', 'toUpper', 'eq 1.0', 'and true', 'print', 'humanise', '"text"'];
const BLOCKS = ['if', 'range $i, $x :=', 'with', 'with $x :=', 'block "b"'];
const ALONE = ['', '', '', 'else if', 'else with', '$x :=', 'template "a"'];
const WHOLE = ['/* note */', '- /* note */ -', 'else', 'break', 'continue', 'end'];
const SLIPS = ['{', '}', '"', '$', '|', '(', ')', ' ', '-', ':', "'", '1', '.'];

/** Makes templates, each run the same ones: a third of them with a slip of a character. */
export function templates(amount: number): readonly string[] {
  const below = numbers(7);
  const pick = (from: readonly string[]) => from[below(from.length)] ?? '';
  const pipeline = () => [pick(VALUES), ...Array.from({ length: below(2) }, () => pick(CALLS))].join(' | ');
  const action = (inner: string) => `${pick(['{{ ', '{{', '{{- '])}${inner}${pick([' }}', '}}', ' -}}'])}`;
  const piece = (depth: number): string => {
    if (depth > 0 && below(3) === 0) return `${action(`${pick(BLOCKS)} ${pipeline()}`)}${piece(depth - 1)}{{ end }}`;
    return below(6) === 0 ? `{{${pick(WHOLE)}}}` : action(`${pick(ALONE)} ${pipeline()}`);
  };
  return Array.from({ length: amount }, () => {
    const text = Array.from({ length: 1 + below(2) }, () => `${pick(['', 'at ', '}} ', '\n'])}${piece(2)}`).join('');
    if (below(3) > 0) return text;
    const at = below(text.length + 1);
    return text.slice(0, at) + pick(SLIPS) + text.slice(at + below(2));
  });
}

/** Numbers that look random: D. H. Lehmer's, with the multiplier of MINSTD. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}
