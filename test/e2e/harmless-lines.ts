import { randomBytes, randomUUID } from 'node:crypto';

const hex = (length: number) => randomBytes(length / 2).toString('hex');

/** Lines in which nothing is secret. */
export function harmlessLines(): readonly string[] {
  return [
    ...['PWD=/home/x', 'OLDPWD=/tmp', 'PWD="/home/x y"', '{"pwd":"/srv"}', 'token count: 5', 'tokens=512 took=3ms'],
    ...['basic authentication failed', 'the secret of success', 'password reset requested for user 5'],
    ...['FATAL: password authentication failed for user "bob"', 'csrf token mismatch', 'bearer authentication is off'],
    ...['Basic auth enabled', 'pass: 5, fail: 3', 'secretKeyRef: {name: db}', 'password_file=/run/secrets/db'],
    ...['{"token":null,"level":"error","password":false}', 'password=', '{"password":"","user":"bob"}', 'Password:'],
    ...[
      '{"msg":"Password:"}',
      '{"msg":"Enter token: ","user":"bob","n":[1]}',
      '{"msg":"token=\\nnext"}',
      'spoken: yes',
    ],
    ...['password=,user=bob', '/login?password=&user=bob', '{"a":{"msg":"{\\"msg\\":\\"Password:\\"}"}}'],
    ...[`HEAD is now at ${hex(40)}`, hex(40), hex(64), hex(32), `id=${randomUUID()}`, randomUUID()],
    ...[`traceparent: 00-${hex(32)}-${hex(16)}-01`, `pulled nginx@sha256:${hex(64)}`, `sha256:${hex(64)}`],
    ...['\tat com.example.Token.read(Token.java:42)', 'Caused by: java.lang.IllegalStateException: no token'],
    ...[
      'main.go:17 +0x1b5',
      'goroutine 1 [running]:',
      'ConcurrentModificationException',
      'GET http://a:8080/u/bob 200',
    ],
    ...['git@v1.2.3', 'github.com/a/b@v1.2.3', 'com.example.Bar@1f2e3d4c', '10:00:00 user:bob @here', 'a == b', '---'],
    ...['level=info msg="token refreshed" took=3ms', 'https://a:8080/x?y=1', 'ratio 3/4=0.75', 'Done', 'OK'],
  ];
}
