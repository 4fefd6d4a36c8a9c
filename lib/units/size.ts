const UNITS = { '': 1, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, k: 1e3, M: 1e6, G: 1e9, T: 1e12 } as const;

type Unit = keyof typeof UNITS;

const TEXT = /^(\d+)(Ki|Mi|Gi|Ti|k|M|G|T)?$/;

/**
 * An amount of memory or disk in the format of Kubernetes quantities: `512Mi`, `10Gi`.
 *
 * @example
 * Size.gibibytes(10).toString(); // '10Gi'
 * Size.mebibytes(512).toMebibytes(); // 512
 */
export class Size {
  /**
   * Reads the format of environment files.
   * @returns the size, or `undefined` if the text is not one or has more bytes than a number can count exactly.
   */
  static parse(text: string): Size | undefined {
    const match = TEXT.exec(text);
    if (!match) return undefined;
    const bytes = Number(match[1]) * UNITS[(match[2] ?? '') as Unit];
    return Number.isSafeInteger(bytes) ? new Size(bytes) : undefined;
  }

  static mebibytes(amount: number): Size {
    return new Size(amount * UNITS.Mi);
  }

  static gibibytes(amount: number): Size {
    return new Size(amount * UNITS.Gi);
  }

  readonly bytes: number;

  private constructor(bytes: number) {
    this.bytes = bytes;
  }

  /** In MiB, rounded up: what memcached's `-m` counts in. */
  toMebibytes(): number {
    return Math.ceil(this.bytes / UNITS.Mi);
  }

  /** The largest binary unit that divides it, as a Kubernetes quantity. */
  toString(): string {
    const unit = (['Ti', 'Gi', 'Mi', 'Ki'] as const).find((candidate) => this.bytes % UNITS[candidate] === 0) ?? '';
    return `${this.bytes / UNITS[unit]}${unit}`;
  }
}
