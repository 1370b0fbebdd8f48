// What the browser keeps between visits: how people like the page, never anything of a dossier.

export type Preference = 'language' | 'theme';

/** "" where nothing is kept, or where the browser keeps nothing at all. */
export function recall(name: Preference): string {
  try {
    return localStorage.getItem(`hoso.${name}`) ?? '';
  } catch {
    return '';
  }
}

export function remember(name: Preference, value: string): void {
  try {
    localStorage.setItem(`hoso.${name}`, value);
  } catch {
    // Private windows keep nothing; the choice then holds until the page is left.
  }
}
