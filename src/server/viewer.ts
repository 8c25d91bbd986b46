import { z } from 'astro/zod';
import { asWritten } from '../features/municipality/phone.ts';
import type { Db } from './db.ts';
import { answer } from './failures.ts';

/** Roles a member of staff may have; the same words as in the table `staff_role`. */
export const staffRoles = [
  'coordinator',
  'career_adviser',
  'teacher',
  'school_leader',
  'company_consultant',
  'youth_guide',
  'secretariat',
  'advisory_board',
] as const;
export type StaffRole = (typeof staffRoles)[number];

const viewerSchema = z.object({
  user_id: z.string(),
  email: z.string().nullish().transform(emptyIsNull),
  phone: z.string().nullish().transform(emptyIsNull),
  young_people: z.array(z.object({ id: z.string(), first_name: z.string() })),
  guardians: z.array(z.object({ id: z.string(), name: z.string() })),
  partner_memberships: z.array(
    z.object({
      member_id: z.string(),
      name: z.string(),
      partner_id: z.string(),
      partner_name: z.string(),
      partner_status: z.string(),
      is_owner: z.boolean(),
      workplaces: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  staff: z
    .object({
      id: z.string(),
      name: z.string(),
      title: z.string().nullable(),
      // A role that a newer database knows and this build does not opens nothing.
      roles: z.array(z.string()).transform((roles) => staffRoles.filter((role) => roles.includes(role))),
    })
    .nullable(),
});

/** Who is signed in, with everything this person may be at once: pupil, guardian, partner, staff. */
export type Viewer = z.infer<typeof viewerSchema>;
export type ViewerYoungPerson = Viewer['young_people'][number];
export type ViewerMembership = Viewer['partner_memberships'][number];
export type ViewerStaff = NonNullable<Viewer['staff']>;

/** Asks the database who holds this token; null for nobody, or for a session that has ended. */
export async function loadViewer(db: Db): Promise<Viewer | null> {
  const row: unknown = await answer(db.rpc('viewer'));
  return row === null || row === undefined ? null : viewerSchema.parse(row);
}

/** What a person signed in with, as its owner reads it: `ida@mail.example`, `22 34 56 78`. */
export function signedInWith(viewer: Viewer): string {
  return viewer.email ?? (viewer.phone ? asWritten(`+${viewer.phone}`) : '');
}

function emptyIsNull(text: string | null | undefined): string | null {
  return text || null;
}
