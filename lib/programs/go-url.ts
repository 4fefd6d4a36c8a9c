const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Does Go's `url.Parse` read it? It takes nearly anything: what it refuses are controls, ports and percent signs. */
export function isUrl(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go looks for these.
  if (/[\x00-\x1f\x7f]/.test(text) || text.startsWith(':')) return false;
  const [withoutFragment = '', ...fragment] = text.split('#');
  const scheme = SCHEME.exec(withoutFragment)?.[0] ?? '';
  const [rest = ''] = withoutFragment.slice(scheme.length).split('?', 1);
  if (!isEscaped(fragment.join('#'))) return false;
  if (scheme === '' && !rest.startsWith('/')) return isEscaped(rest) && !(rest.split('/', 1)[0] ?? '').includes(':');
  if (scheme !== '' && !rest.startsWith('/')) return true;
  const [, authority, path = ''] = /^\/\/([^/]*)(.*)$/.exec(rest) ?? [];
  return authority === undefined ? isEscaped(rest) : isAuthority(authority) && isEscaped(path);
}

function isEscaped(part: string): boolean {
  return !/%(?![0-9a-f]{2})/i.test(part);
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@');
  if (at !== -1 && !/^[\w\-.~!$&'()*+,;=:%@]*$/.test(authority.slice(0, at))) return false;
  const host = authority.slice(at + 1);
  if (host.startsWith('[')) return /^\[[^\]]*\](?::\d*)?$/.test(host);
  const colon = host.lastIndexOf(':');
  const port = colon === -1 ? '' : host.slice(colon + 1);
  return /^\d*$/.test(port) && !/[\s<>"{}|\\^`]/.test(host) && isEscaped(host) && !/%(?!2[0-9a-f]|3[c-e])/i.test(host);
}
