import type { GuardianLanguage } from '../features/guardians/guardian.ts';

/** The languages in which a guardian can be asked, each in its own words and in Danish. */
export const languageNames: Record<GuardianLanguage, { own: string; danish: string }> = {
  da: { own: 'Dansk', danish: 'dansk' },
  en: { own: 'English', danish: 'engelsk' },
  uk: { own: 'Українська', danish: 'ukrainsk' },
  ar: { own: 'العربية', danish: 'arabisk' },
  pl: { own: 'Polski', danish: 'polsk' },
  tr: { own: 'Türkçe', danish: 'tyrkisk' },
  so: { own: 'Soomaali', danish: 'somali' },
  ro: { own: 'Română', danish: 'rumænsk' },
};
