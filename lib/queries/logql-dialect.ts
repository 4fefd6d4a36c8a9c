/** What can be told apart without a grammar; strings and comments first, because anything may stand in them. */
const TOKEN = new RegExp(
  [
    String.raw`"(?:[^"\\\n]|\\.)*"`,
    '`[^`]*`',
    '#.*',
    String.raw`(?<comment>//.*|/\*[\s\S]*?\*/)`,
    String.raw`(?<offset>(?<=\]\s*)offset\s+-?\d[\w.]*)`,
    String.raw`(?<word>[a-z_]\w*)`,
    '(?<paren>[()])',
  ].join('|'),
  'gi',
);

/** Words that Loki reads in any case wherever they stand: grafana/loki@v3.6.3:pkg/logql/syntax/lex.go. */
const KEYWORDS = new Set(
  'and bool by decolorize drop group_left group_right ignoring json keep label_format line_format logfmt offset on or pattern regexp unless unpack unwrap without'.split(
    ' ',
  ),
);

/**
 * The same query in words that the grammar knows; every character keeps its place, so that positions hold. Loki v3.6.3
 * takes more than lezer-logql 0.3.0: comments of Go, keywords in capitals, `offset` behind a range with `unwrap`,
 * parentheses around a pipeline with `unwrap`, and `approx_topk`, which stands where `topk` does.
 *
 * Two things stay refused, because only Loki's own tests have them: label filters side by side without `and`, and the
 * experiment `variants(…) of (…)`.
 */
export function inGrammar(query: string): string {
  const superfluous = parenthesesOfRanges(query);
  return query.replaceAll(TOKEN, (token, ...rest) => {
    const { comment, offset, word, paren }: Record<string, string | undefined> = rest.at(-1);
    const at: number = rest.at(-3);
    if (comment ?? offset) return token.replaceAll(/[^\n]/g, ' ');
    if (word) return isKeyword(word, query.slice(at + word.length)) ? known(word.toLowerCase()) : word;
    return paren && superfluous.has(at) ? ' ' : token;
  });
}

/** An operator that the grammar lacks is read as one of its kind; checks read its name in the query. */
function known(keyword: string): string {
  return keyword === 'approx_topk' ? 'topk'.padEnd(keyword.length) : keyword;
}

/** Functions are words before `(`, or before their grouping. */
function isKeyword(word: string, after: string): boolean {
  return KEYWORDS.has(word.toLowerCase()) || /^\s*(?:\(|(?:by|without)\s*\()/i.test(after);
}

/** The places of parentheses around a pipeline, which a range follows: `({app="x"} | unwrap y)[5m]`. */
function parenthesesOfRanges(query: string): ReadonlySet<number> {
  const open: number[] = [];
  const found = new Set<number>();
  for (const { 0: token, index, groups } of query.matchAll(TOKEN)) {
    if (!groups?.paren) continue;
    if (token === '(') open.push(index);
    else {
      const start = open.pop();
      const inRange = start !== undefined && /^\)\s*\[/.test(query.slice(index)) && /^\(\s*\{/.test(query.slice(start));
      if (inRange) found.add(start).add(index);
    }
  }
  return found;
}
