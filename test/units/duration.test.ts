import fc from 'fast-check';
import { Duration } from '../../lib/units/duration';

const MILLISECONDS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 } as const;
const unit = fc.constantFrom('ms', 's', 'm', 'h', 'd', 'w');

describe('Duration', () => {
  it('reads a sum of whole numbers with units', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1000), unit), { minLength: 1, maxLength: 4 }), (terms) => {
        const total = terms.reduce((sum, [amount, name]) => sum + amount * MILLISECONDS[name], 0);
        expect(Duration.parse(terms.map((term) => term.join('')).join(''))?.milliseconds).toBe(total);
      }),
    );
  });

  it('prints what it reads again', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), (milliseconds) => {
        const duration = Duration.milliseconds(milliseconds);
        expect(Duration.parse(duration.toString())).toEqual(duration);
        expect(Duration.parse(duration.toGo())).toEqual(duration);
      }),
    );
  });

  it('prints only units that Go reads', () => {
    fc.assert(fc.property(fc.nat(), (days) => expect(Duration.days(days % 1e5).toGo()).toMatch(/^\d+(h|m|s|ms)$/)));
  });

  it.each([
    ['7d', '168h', '7d'],
    ['36h', '36h', '36h'],
    ['1h30m', '90m', '90m'],
    ['90s', '90s', '90s'],
    ['1500ms', '1500ms', '1500ms'],
    ['4w', '672h', '28d'],
    ['0s', '0h', '0h'],
  ])('%s is %s in Go and %s for people', (text, go, people) => {
    const duration = Duration.parse(text);
    expect([duration?.toGo(), `${duration}`]).toEqual([go, people]);
  });

  it.each(['', 'banana', '7', '7 d', '1.5h', '-1h', '7D', '1y', 'd', '1h 30m', '400000d'])(
    '%j is no duration',
    (text) => {
      expect(Duration.parse(text)).toBeUndefined();
    },
  );

  it('has a factory for each unit', () => {
    expect([Duration.days(1), Duration.hours(24), Duration.minutes(1440), Duration.seconds(86_400)]).toEqual(
      Array(4).fill(Duration.milliseconds(86_400_000)),
    );
  });
});
