import { randomInt } from 'node:crypto';
import { one, random, type SecretLine, word } from './secret-line';

const PHRASE = () => `${word()} ${word()}`;

/** By their keys, without quotes, and in the languages that have their own. */
export function values(): readonly SecretLine[] {
  return [
    one('logfmt', word(), (s) => `level=info password=${s} user=bob`, 'level=info password=', ' user=bob'),
    one('variable', word(), (s) => `AWS_SECRET_ACCESS_KEY=${s}`, 'AWS_SECRET_ACCESS_KEY='),
    one('numbered', word(), (s) => `DB_PASSWORD_2=${s} x`, 'DB_PASSWORD_2=', ' x'),
    one('with punctuation', `${word()}!#$%^*+~/.:@?|=${word()}`, (s) => `db.password=${s} x=1`, 'db.password=', ' x=1'),
    one('with brackets', `${word()}(a)b]c}d`, (s) => `password=${s} x=1`, 'password=', ' x=1'),
    one('with a backslash', `${word()}\\${word()}`, (s) => `password=${s} x=1`, 'password=', ' x=1'),
    one('aligned', word(), (s) => `  Client Secret   : ${s}`, '  Client Secret   : '),
    one('a comparison', word(), (s) => `if token == ${s} {`, 'if token == ', ' {'),
    one('an arrow', word(), (s) => `:api_key=>${s}, :b=>1`, ':api_key=>', ', :b=>1'),
    one('YAML', PHRASE(), (s) => `    password: ${s}`, '    password: '),
    one('YAML in a list', word(), (s) => `- client-secret: ${s}`, '- client-secret: '),
    one(
      'YAML on one line',
      word(),
      (s) => `{user: bob, passphrase: ${s}, n: 1}`,
      '{user: bob, passphrase: ',
      ', n: 1}',
    ),
    one('option', word(), (s) => `run --password ${s} --verbose`, 'run --password ', ' --verbose'),
    one('option with =', word(), (s) => `run --auth-token=${s} --verbose`, 'run --auth-token=', ' --verbose'),
    one(
      'option of Java',
      word(),
      (s) => `-Dspring.datasource.password=${s} -Xmx1g`,
      '-Dspring.datasource.password=',
      ' -Xmx1g',
    ),
    one('pwd', word(), (s) => `Server=db;Uid=sa;Pwd=${s};`, 'Server=db;Uid=sa;Pwd=', ';'),
    one('pass', word(), (s) => `user=sa pass=${s} port=1`, 'user=sa pass=', ' port=1'),
    one(
      'JSON number',
      String(randomInt(1e9, 9e9)),
      (s) => `{"access_token":${s},"n":1}`,
      '{"access_token":',
      ',"n":1}',
    ),
    one('URL-encoded', word(), (s) => `body: user%3Dbob%26password%3D${s}`, 'body: user%3Dbob%26password%3D'),
    one('escaped by Java', word(), (s) => `{"q":"password\\u003d${s}"}`, '{"q":"password\\u003d', '"}'),
    one(
      'XML',
      PHRASE(),
      (s) => `<user>bob</user><password>${s}</password>`,
      '<user>bob</user><password>',
      '</password>',
    ),
    one('a list in JSON', word(), (s) => `{"password":["${s}"],"n":1}`, '{"password":["', '"],"n":1}'),
    one(
      'an object in JSON',
      word(),
      (s) => `{"password":{"value":"${s}"},"n":1}`,
      '{"password":{"value":"',
      '"},"n":1}',
    ),
    one('after a comma', word(), (s) => `password=,${s} n=1`, 'password=', ' n=1'),
    one('after an ampersand', word(), (s) => `password=&${s} n=1`, 'password=', ' n=1'),
    one('an arrow, escaped by Go', word(), (s) => `{"q":"password =\\u003e ${s}"}`, '{"q":"password =\\u003e ', '"}'),
    one('in brackets, escaped by Go', word(), (s) => `{"q":"password=\\u003c${s}\\u003e"}`, '{"q":"password=', '"}'),
    one('and, escaped by Go', word(), (s) => `{"q":"password=\\u0026${s}"}`, '{"q":"password=', '"}'),
    one('tabs in JSON', word(), (s) => `{"q":"password\\t=\\t${s} n"}`, '{"q":"password\\t=\\t', ' n"}'),
    one('a quote cut off in JSON', word(), (s) => `{"q":"password=\\"${s}"}`, '{"q":"password=\\"', '"}'),
    one('an escape cut off in JSON', word(), (s) => `{"q":"{\\"token\\":\\"${s}\\\\"}`, '{"q":"{\\"token\\":\\"', '"}'),
    one(
      'a single quote cut off in JSON',
      word(),
      (s) => `{"q":"password='${s}","n":1}`,
      `{"q":"password='`,
      '","n":1}',
    ),
    one(
      'XML, escaped by Go',
      PHRASE(),
      (s) => `{"q":"\\u003cpassword\\u003e${s}\\u003c/password\\u003e"}`,
      '{"q":"\\u003cpassword\\u003e',
      '\\u003c/password\\u003e"}',
    ),
    one('SQL', PHRASE(), (s) => `ALTER USER bob WITH PASSWORD '${s}' VALID`, "PASSWORD '", "' VALID"),
  ];
}

/** In URLs, and in what else says how to connect. */
export function urls(): readonly SecretLine[] {
  const url = (what: string, secret: string, before: string, after: string) =>
    one(what, secret, (s) => `connects to ${before}${s}${after}`, `connects to ${before}`, after);
  return [
    url('URL', word(), 'postgres://bob:', '@db:5432/shop'),
    url('URL without a user', word(), 'redis://:', '@cache:6379/0'),
    url('URL with an at sign', `${word()}@${word()}`, 'amqp://bob:', '@mq:5672'),
    url('URL with a slash', `${word()}/${word()}`, 'amqp://bob:', '@mq:5672'),
    url('two URLs', word(), 'mongodb://bob:', '@a:27017,b:27017/?w=1'),
    url('JDBC', word(), 'jdbc:mysql://db/shop?user=bob&password=', '&ssl=true'),
    url('Go driver', `${word()}:/${word()}`, 'bob:', '@tcp(db:3306)/shop'),
    url('SAS, escaped by Go', random(40), 'https://a.blob/x?sv=1\\u0026sig=', '\\u0026se=2'),
    url('SAS', `${random(40)}%3D`, 'https://a.blob/x?sv=1&sig=', '&se=2'),
    url('Azure', `${random(80)}==`, 'AccountName=bob;AccountKey=', ';EndpointSuffix=core'),
    url('SQL Server', word(), 'Server=db;User Id=bob;Password=', ';Encrypt=true'),
  ];
}
