import type { Risk } from '../features/openings/editor.ts';
import type { OpeningKind } from './kinds.ts';

/** Words of the form for openings. */

export const kindHints: Record<OpeningKind, string> = {
  school_placement: 'En til fem dage for elever i 7.-9. klasse. Uden løn, og staten forsikrer.',
  extended_placement: 'Flere uger, aftalt med skolen. Uden løn.',
  junior_apprenticeship: 'En eller to faste dage om ugen i 8. eller 9. klasse.',
  intro_job: 'Et job i en kort tid for en ung, der vil prøve. Altid med løn.',
  after_school_job: 'Et job ved siden af skolen. Altid med løn.',
  apprenticeship: 'I viser interesse her. Selve aftalen laves på lærepladsen.dk.',
  mentorship: 'En af jer er mentor for en ung.',
};

export const riskQuestions: Record<Risk, { question: string; because: string }> = {
  machines: { question: 'Den unge er tæt på maskiner, der kører', because: 'der er maskiner, der kører' },
  chemicals: { question: 'Den unge kan komme i kontakt med farlige stoffer', because: 'der er farlige stoffer' },
  heavy_lifting: { question: 'Den unge skal løfte mere end cirka 12 kg', because: 'der er tunge løft' },
  alone: { question: 'Den unge er alene på arbejdet noget af tiden', because: 'den unge er alene noget af tiden' },
  late_or_alcohol: { question: 'Det er om aftenen eller natten, eller der serveres alkohol', because: 'det er sent, eller der serveres alkohol' },
};

export const tagNames = { summer: 'Sommerjob', pocket_money: 'Lommepengejob', bring_a_friend: 'Man må komme med en ven' } as const;
export const accessNames = { step_free: 'Der er ingen trin', quiet: 'Her er stille og få mennesker' } as const;
export const weekdayNames = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag'] as const;
