/**
 * Between the name of a header and its value: JSON, in quotes or in escaped quotes, `name=value`, and what Go prints of a
 * map of headers, `Traceparent:[00-…]`.
 */
const SEPARATOR = String.raw`["'\\]*\s*[:=]\s*["'\\\[]*`;

/**
 * Patterns of the ids of traces, each in a group named `trace_id`, in the syntax of RE2. A line that names several has
 * that of the last pattern that matches: W3C wins over B3.
 * https://www.w3.org/TR/trace-context/#traceparent-header-field-values, https://github.com/openzipkin/b3-propagation
 */
export const TRACE_ID_PATTERNS: readonly string[] = [
  String.raw`(?i)\b(?:x-b3-traceid|b3)${SEPARATOR}(?P<trace_id>[0-9a-f]{32}|[0-9a-f]{16})\b`,
  String.raw`(?i)\btraceparent${SEPARATOR}[0-9a-f]{2}-(?P<trace_id>[0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}`,
];
