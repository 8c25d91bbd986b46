import type { Page } from '@playwright/test';
import { guardianWords, questionAbout } from '../../src/copy/guardian.ts';
import { guardianLanguages } from '../../src/features/guardians/guardian.ts';
import { expect } from './journey.ts';

/** What a page says to its reader: without what is marked as Danish, without what stands in other languages by name, and without names. */
function wordsOf(html: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
  return main
    .replaceAll(/<(bdi|span|p) lang="da"[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('erhvervspraktik', ' ');
}

/**
 * A guardian's page as it stands now, in every language: its `lang` and `dir`, the right question, and no sentence of
 * Danish or English left over. `state` picks a sentence that must be there.
 */
export async function expectInEveryLanguage(page: Page, link: string, state: (words: ReturnType<typeof guardianWords>) => string, query = ''): Promise<void> {
  for (const language of guardianLanguages) {
    const words = guardianWords(language);
    const html = await (await page.request.get(`${link}?sprog=${language}${query}`)).text();
    expect(html).toContain(`<html lang="${language}"${words.dir === 'rtl' ? ' dir="rtl"' : ''}>`);
    const said = wordsOf(html).replaceAll('&#39;', "'").replaceAll('&quot;', '"');
    expect(said, language).toContain(state(words));
    for (const other of ['da', 'en'] as const) {
      if (other === language) continue;
      const left = [
        questionAbout(guardianWords(other), null, 'Asta'),
        ...guardianWords(other).meaning.placement,
        ...Object.values(guardianWords(other).buttons).filter((label) => label.length > 4),
        guardianWords(other).answerTitle,
        guardianWords(other).fromTitle,
        guardianWords(other).notMine.title,
      ].filter((sentence) => said.includes(sentence));
      expect(left, `${other} on the page in ${language}`).toEqual([]);
    }
    expect(said, language).not.toMatch(/undefined|null/);
    if (language !== 'da') expect(said, language).not.toMatch(/\b(og|ikke|barn|mandag|tirsdag|onsdag|torsdag|fredag)\b/i);
  }
}
