import { z } from 'astro/zod';

const figure = z.number().nullable();

/** How the guarantee goes: `public.public_figures`. A number about young people is null from 1 to 4: so few could be recognised. */
export const figuresSchema = z.object({
  without_contact: z.number(),
  with_contact: figure,
  answered_month: z.string(),
  /** Percent; null when there were too few answers to tell. */
  answered_on_time: figure,
  answers: figure,
  over_due: figure,
  helped_on: figure,
  placed: figure,
  missing_place: figure,
  days_to_offer: figure,
  partners: z.number(),
  openings: z.number(),
  year_from: z.string(),
});
export type PublicFigures = z.infer<typeof figuresSchema>;
