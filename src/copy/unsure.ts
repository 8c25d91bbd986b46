import type { DrawingName } from '../drawings/names.ts';
import type { Interest } from './kinds.ts';

/** "Ved du ikke, hvad du vil?": the drawing and the hint that stand beside what one may like. */
export const likings: Record<Interest, { drawing: DrawingName; hint: string }> = {
  hands: { drawing: 'building', hint: 'bygge, sy, skrue' },
  people: { drawing: 'care_health', hint: 'hjælpe, snakke, lege' },
  animals: { drawing: 'farming_nature', hint: 'passe, fodre, gå tur' },
  numbers: { drawing: 'office_finance', hint: 'regne, tælle, måle' },
  text: { drawing: 'paper', hint: 'læse, skrive, fortælle' },
  pictures_sound: { drawing: 'it_media_design', hint: 'foto, film, musik' },
  technology: { drawing: 'industry', hint: 'maskiner og computere' },
  nature: { drawing: 'energy_environment', hint: 'planter, skov og vand' },
  food: { drawing: 'food_kitchen', hint: 'lave, bage, servere' },
  sport: { drawing: 'hair_beauty_sport', hint: 'træne og bevæge dig' },
  outdoors: { drawing: 'tourism_events', hint: 'være ude hele dagen' },
  deciding: { drawing: 'own_place', hint: 'tage ansvar og finde på' },
};
