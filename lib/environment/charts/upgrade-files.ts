import { grouped } from '../../collections/grouped';
import { type ChartUpgrade, withVersion } from './upgrade';

/** What upgrades make of files. */
export interface UpgradedFiles {
  /** Texts of the files that change, by their paths. */
  readonly texts: ReadonlyMap<string, string>;

  /** Upgrades that only a person can write. */
  readonly byHand: readonly ChartUpgrade[];
}

/**
 * Writes upgrades into the files that have the pins, each once, however many environments extend it.
 * @param read returns the text of a file
 */
export function upgradedFiles(upgrades: readonly ChartUpgrade[], read: (path: string) => string): UpgradedFiles {
  const texts = new Map<string, string>();
  const byHand: ChartUpgrade[] = [];
  for (const [file, ofFile] of grouped(upgrades, ({ pin }) => pin.file)) {
    const before = read(file);
    const after = ofFile.reduce((text, upgrade) => {
      const written = withVersion(text, upgrade.pin, upgrade.to);
      if (written === undefined) byHand.push(upgrade);
      return written ?? text;
    }, before);
    if (after !== before) texts.set(file, after);
  }
  return { texts, byHand };
}
