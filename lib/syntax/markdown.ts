/** Makes a section with its heading; `undefined` without content. */
export function section(title: string, ...paragraphs: readonly (string | undefined)[]): string | undefined {
  const present = paragraphs.filter((paragraph) => paragraph !== undefined && paragraph !== '');
  return present.length > 0 ? [`## ${title}`, ...present].join('\n\n') : undefined;
}

/** Makes a table; `undefined` without rows. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length === 0) return undefined;
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Makes a bullet list; `undefined` without items. */
export function list(items: readonly string[]): string | undefined {
  return items.length > 0 ? items.map((item) => `- ${item}`).join('\n') : undefined;
}

/** Makes a fenced block of code. */
export function code(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
