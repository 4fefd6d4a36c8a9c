import { MESSAGE_LENGTH } from '../../lib/logs/parsing/metadata';

/** Ids of traces. */
export const W3C = '4bf92f3577b34da6a3ce929d0e0e4736';
export const B3 = '80f198ee56343ba864fe8b2a57d3eff7';
export const SHORT = 'e457b5a2e4d86bd1';

/** Lines of a pod, each with what must be found in it. */
export const LINES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '{"level":"ERR","msg":"no \\"way\\" out"}': { level: 'error', msg: 'no "way" out' },
  '  {"severity":"WARNING","message":"hot"}': { level: 'warn', msg: 'hot' },
  '{"level":"","severity":"dpanic","msg":"","message":"both"}': { level: 'fatal', msg: 'both' },
  '{"level":30,"msg":"pino","time":1700000000000}': { level: 'info', msg: 'pino' },
  '{"level":"verbose","msg":7}': { msg: '7' },
  '{"level":{"name":"error"},"msg":{"deep":[1,true]}}': { msg: '{"deep":[1,true]}' },
  '{"level":null,"msg":null}': {},
  '{"msg":"cut off': {},
  '["level","error"]': {},
  'ts=1 level=error msg="no JSON" caller=main.go:1': { level: 'error', msg: 'no JSON' },
  'severity=WARNING message=hot': { level: 'warn', msg: 'hot' },
  'level= severity="crit" msg="" message="both of them"': { level: 'fatal', msg: 'both of them' },
  'time="2026-01-01 12:00:00" level="info" msg="no \\"way\\" out\\n\\u00fc"': { level: 'info', msg: 'no "way" out\nü' },
  'level=info done msg=C:\\new': { level: 'info', msg: 'C:\\new' },
  'msg="set level=error now" level=debug': { level: 'debug', msg: 'set level=error now' },
  'level=info msg="Go\'s \\x1b escape"': { level: 'info', msg: "Go's \\x1b escape" },
  'level=verbose': {},
  'level="error at large"': {},
  'xlevel=error submsg=x': {},
  'level=error "quoted" msg=x': {},
  'it says level=error': {},
  '"quoted" level=error': {},
  '{"text":"x level=error msg=y "}': {},
  '[{"text":"x"}, "level=error msg=y "]': {},
  '{"level":"info","msg":"a","text":" level=error msg=y "}': { level: 'info', msg: 'a' },
  '{ "text" : "level=error msg=y "}': {},
  [`level=info msg="${'ü'.repeat(MESSAGE_LENGTH + 7)}"`]: { level: 'info', msg: 'ü'.repeat(MESSAGE_LENGTH) },
  '"error"': {},
  [`{"msg":"${'ä'.repeat(MESSAGE_LENGTH + 7)}"}`]: { msg: 'ä'.repeat(MESSAGE_LENGTH) },
  [`{"msg":"${'ö'.repeat(MESSAGE_LENGTH)}"}`]: { msg: 'ö'.repeat(MESSAGE_LENGTH) },
  [`{"level":"info","traceparent":"00-${W3C}-00f067aa0ba902b7-01"}`]: { level: 'info', trace_id: W3C },
  [`GET / Traceparent:[00-${W3C}-00f067aa0ba902b7-01] X-B3-Traceid:[${B3}]`]: { trace_id: W3C },
  [`X-B3-Traceid:[${B3}] X-B3-Spanid:[${SHORT}]`]: { trace_id: B3 },
  [`x-b3-traceid=${SHORT} done`]: { trace_id: SHORT },
  [`headers="{\\"b3\\":\\"${B3}-${SHORT}-1\\"}"`]: { trace_id: B3 },
  [`traceparent=00-${W3C.slice(1)}-00f067aa0ba902b7-01`]: {},
};
