import { Cursor } from './cursor';
import { tokenize } from './lexer';
import { type PipelineContext, pipeline, type TemplateScope } from './pipeline';
import { Refusal, type TemplateProblem, unexpected } from './problem';
import type { Token } from './token';

/** Finds out what Go refuses of a template before it fills it in: go1.25:src/text/template/parse/parse.go */
export function templateProblem(
  template: string,
  { functions, variables }: TemplateScope,
): TemplateProblem | undefined {
  try {
    const cursor = new Cursor(tokenize(template));
    parse({ cursor, functions, variables: ['$', ...variables], ranges: 0, definitions: new Map() });
    return undefined;
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
}

interface Place extends PipelineContext {
  /** How many ranges are around it. */
  readonly ranges: number;

  /** Templates that are defined so far, and whether they are nothing but blanks. */
  readonly definitions: Map<string, boolean>;
}

/** What ends a list of texts and actions, and whether there was nothing in it but blanks. */
interface List {
  readonly end: Token;
  readonly isBlank: boolean;
}

function parse(place: Place): void {
  const { cursor } = place;
  while (cursor.peek().kind !== 'end of text') {
    if (cursor.takeIf(() => cursor.take('open') && cursor.take('define'))) {
      const name = cursor.name('a definition');
      cursor.expect('close', 'a definition');
      definition(place, name);
    } else {
      const end = textOrAction(place);
      if (end) throw new Refusal(end, `nothing is open that \`${end.text}\` could belong to`);
    }
  }
}

/** A template of its own, which knows neither variables nor ranges around it. */
function definition(place: Place, name: string): void {
  const { definitions } = place;
  const { end, isBlank } = list({ ...place, variables: ['$'], ranges: 0 });
  if (end.kind !== 'end') throw unexpected(end, 'a definition');
  const isTaken = definitions.get(name) === false;
  if (isTaken && !isBlank) throw new Refusal(end, `the template \`${name}\` is defined twice`);
  if (!isTaken) definitions.set(name, isBlank);
}

function list(place: Place): List {
  for (let isBlank = true; ; ) {
    const { kind, text, position } = place.cursor.peekWord();
    if (kind === 'end of text') throw new Refusal({ position }, 'an `{{ end }}` is missing');
    const end = textOrAction(place);
    if (end) return { end, isBlank };
    isBlank &&= kind === 'text' && text.trim() === '';
  }
}

/** Gives an `end` or `else`, which belongs to whoever began. */
function textOrAction(place: Place): Token | undefined {
  const token = place.cursor.nextWord();
  if (token.kind === 'text') return undefined;
  if (token.kind !== 'open') throw unexpected(token, 'the text');
  return action(place);
}

function action(place: Place): Token | undefined {
  const { cursor } = place;
  const token = cursor.peekWord();
  switch (token.kind) {
    case 'else':
      cursor.next();
      if (!['if', 'with'].includes(cursor.peekWord().kind)) cursor.expect('close', '`else`');
      return token;
    case 'end':
      cursor.next();
      cursor.expect('close', '`end`');
      return token;
    default:
      statement(place, token);
      return undefined;
  }
}

function statement(place: Place, token: Token): void {
  const { cursor } = place;
  switch (token.kind) {
    case 'if':
    case 'range':
    case 'with':
      cursor.next();
      control(place, token.kind);
      return;
    case 'break':
    case 'continue':
      cursor.next();
      cursor.expect('close', `\`${token.text}\``);
      if (place.ranges === 0) throw new Refusal(token, `\`${token.text}\` stands in no range`);
      return;
    case 'block': {
      cursor.next();
      const name = cursor.name('a block');
      pipeline(place, 'a block');
      definition(place, name);
      return;
    }
    case 'template':
      cursor.next();
      cursor.name('the call of a template');
      if (!cursor.take('close')) pipeline(place, 'the call of a template');
      return;
    default:
      pipeline(place, 'an action');
  }
}

function control(place: Place, kind: 'if' | 'range' | 'with'): void {
  const { variables } = place;
  const known = variables.length;
  pipeline(place, kind);
  const { end } = list({ ...place, ranges: place.ranges + (kind === 'range' ? 1 : 0) });
  if (end.kind === 'else') otherwise(place, kind);
  variables.length = known;
}

function otherwise(place: Place, kind: 'if' | 'range' | 'with'): void {
  const { cursor } = place;
  if (kind !== 'range' && cursor.peek().kind === kind) {
    cursor.next();
    control(place, kind);
    return;
  }
  const { end } = list(place);
  if (end.kind !== 'end') throw new Refusal(end, 'a second `else` follows the first');
}
