const json = (text: string) => JSON.stringify(text);

type Quoting = readonly [what: string, write: (secret: string) => string, escapes?: true];

/** How a value is written behind its key; the escaping ones take every character. */
export const QUOTINGS: readonly Quoting[] = [
  ['double quotes', (s) => `password="${s}" user=bob`],
  ['single quotes', (s) => `password='${s}' user=bob`],
  ['backticks', (s) => `password=\`${s}\` user=bob`],
  ['single quotes in YAML', (s) => `password: '${s.replaceAll("'", "''")}' # bob`],
  ['double quotes in YAML', (s) => `password: ${json(s)} # bob`, true],
  ['escaped quotes', (s) => `msg="sets password=\\"${s}\\" for bob"`],
  ['escaped single quotes', (s) => `msg='sets password=\\'${s}\\' for bob'`],
  [
    'JSON',
    (s) =>
      json(JSON.stringify({ password: s, user: 'bob' }))
        .slice(1, -1)
        .replaceAll('\\"', '"')
        .replaceAll('\\\\', '\\'),
    true,
  ],
  ['JSON with spaces', (s) => `{ "user" : "bob", "Password" : ${json(s)} }`, true],
  ['JSON in JSON', (s) => JSON.stringify({ msg: JSON.stringify({ password: s, user: 'bob' }) }), true],
  [
    'JSON in JSON in JSON',
    (s) => JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ token: s, user: 'bob' }) }) }),
    true,
  ],
  ['Python', (s) => `{'user': 'bob', 'api_key': '${s}'}`],
  ['bytes of Python', (s) => `secret=b'${s}' user=bob`],
  ['Rust', (s) => `Config { user: "bob", password: Some(${json(s)}) }`, true],
  ['Ruby', (s) => `{"user"=>"bob", "password"=>${json(s)}}`, true],
  ['Go', (s) => `{User:"bob", Password:${json(s)}}`, true],
  ['an index', (s) => `config["password"] = ${json(s)} # bob`, true],
  ['an option', (s) => `run --password "${s}" --user bob`],
  ['an option in single quotes', (s) => `run --password '${s}' --user bob`],
  ['a list of arguments', (s) => JSON.stringify(['--user', 'bob', '--password', s]), true],
  ['arguments in JSON', (s) => JSON.stringify({ msg: JSON.stringify(['--user', 'bob', '--token', s]) }), true],
  ['cut off', (s) => `user=bob password="${s}`],
  ['cut off in an escape', (s) => `{"user":"bob","password":${json(`${s}"`).slice(0, -2)}`, true],
];
