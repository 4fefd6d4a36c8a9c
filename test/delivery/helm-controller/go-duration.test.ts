import { goDuration } from '../../../lib/delivery/helm-controller/go-duration';
import { Duration } from '../../../lib/units/duration';

test.each([
  ['15m', '15m0s'],
  ['90s', '1m30s'],
  ['30s', '30s'],
  ['1h', '1h0m0s'],
  ['1d', '24h0m0s'],
  ['25h30m', '25h30m0s'],
])('%s is what Go itself writes, which no controller rewrites: %s', (text, spelled) => {
  expect(goDuration(Duration.parse(text) ?? Duration.days(0))).toBe(spelled);
});
