import fc from 'fast-check';
import { Size } from '../../lib/units/size';

const BYTES = { '': 1, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, k: 1e3, M: 1e6, G: 1e9, T: 1e12 } as const;
const unit = fc.constantFrom('', 'Ki', 'Mi', 'Gi', 'Ti', 'k', 'M', 'G', 'T');

describe('Size', () => {
  it('reads Kubernetes quantities of bytes', () => {
    fc.assert(
      fc.property(fc.nat(4000), unit, (amount, name) => {
        expect(Size.parse(`${amount}${name}`)?.bytes).toBe(amount * BYTES[name]);
      }),
    );
  });

  it('prints what it reads again', () => {
    fc.assert(
      fc.property(fc.nat(4000), unit, (amount, name) => {
        const size = Size.parse(`${amount}${name}`);
        expect(Size.parse(`${size}`)).toEqual(size);
      }),
    );
  });

  it.each([
    ['1024Mi', '1Gi', 1024],
    ['1536Mi', '1536Mi', 1536],
    ['1G', '1000000000', 954],
    ['1', '1', 1],
  ])('%s prints as %s and is %i MiB, rounded up', (text, printed, mebibytes) => {
    const size = Size.parse(text);
    expect([`${size}`, size?.toMebibytes()]).toEqual([printed, mebibytes]);
  });

  it.each(['', 'lots', '10GB', '10gi', '1.5Gi', '-1Gi', '10 Gi', 'Gi', '9007199254740992', '9000Ti'])(
    '%j is no size',
    (text) => {
      expect(Size.parse(text)).toBeUndefined();
    },
  );

  it('has factories', () => {
    expect(Size.gibibytes(2)).toEqual(Size.mebibytes(2048));
  });
});
