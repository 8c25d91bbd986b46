import type { Press } from './presses.ts';

/** What is pressed about a partner and its openings; the rest of who may press what is in presses.ts. */

export const partnerPresses: readonly Press[] = [
  {
    name: 'review_partner',
    commands: ['review_partner'],
    part: 'secretariat',
    press: (sql, { case: its }) => sql`select public.review_partner(${its.partner})`,
  },
  {
    name: 'send_back_partner',
    commands: ['send_back_partner'],
    part: 'secretariat',
    press: (sql, { case: its }) => sql`select public.send_back_partner(${its.partner}, 'Skriv lidt mere')`,
  },
  {
    name: 'approve_partner',
    commands: ['approve_partner'],
    part: 'secretariat',
    press: (sql, { case: its }) => sql`select public.approve_partner(${its.partner})`,
  },
  {
    name: 'renew_partner',
    commands: ['renew_partner'],
    part: 'owner_or_secretariat',
    press: (sql, { case: its }) => sql`select public.renew_partner(${its.partner})`,
  },
  {
    name: 'pause_partner',
    commands: ['pause_partner'],
    part: 'owner_or_secretariat',
    press: (sql, { case: its }) => sql`select public.pause_partner(${its.partner}, public.today() + 20)`,
  },
  {
    name: 'resume_partner',
    commands: ['resume_partner'],
    part: 'owner_or_secretariat',
    partFrom: { suspended: 'secretariat' },
    press: (sql, { case: its }) => sql`select public.resume_partner(${its.partner})`,
  },
  {
    name: 'suspend_partner',
    commands: ['suspend_partner'],
    part: 'secretariat',
    press: (sql, { case: its }) => sql`select public.suspend_partner(${its.partner})`,
  },
  {
    name: 'end_partner',
    commands: ['end_partner'],
    part: 'owner_or_secretariat',
    press: (sql, { case: its }) => sql`select public.end_partner(${its.partner})`,
  },
];

export const openingPresses: readonly Press[] = [
  { name: 'publish_opening', commands: ['publish_opening'], part: 'editor', press: (sql, { case: its }) => sql`select public.publish_opening(${its.opening})` },
  {
    name: 'approve_opening',
    commands: ['approve_opening'],
    part: 'reviewer',
    press: (sql, { case: its }) => sql`select public.approve_opening(${its.opening})`,
  },
  {
    name: 'send_back_opening',
    commands: ['send_back_opening'],
    part: 'reviewer',
    press: (sql, { case: its }) => sql`select public.send_back_opening(${its.opening}, 'Skriv lidt mere')`,
  },
  {
    name: 'pause_opening',
    commands: ['pause_opening'],
    part: 'editor_or_reviewer',
    press: (sql, { case: its }) => sql`select public.pause_opening(${its.opening})`,
  },
  { name: 'resume_opening', commands: ['resume_opening'], part: 'editor', press: (sql, { case: its }) => sql`select public.resume_opening(${its.opening})` },
  { name: 'fill_opening', commands: ['fill_opening'], part: 'editor', press: (sql, { case: its }) => sql`select public.fill_opening(${its.opening})` },
  { name: 'free_opening', commands: ['free_opening'], part: 'editor', press: (sql, { case: its }) => sql`select public.free_opening(${its.opening})` },
  { name: 'end_opening', commands: ['end_opening'], part: 'editor', press: (sql, { case: its }) => sql`select public.end_opening(${its.opening})` },
];
