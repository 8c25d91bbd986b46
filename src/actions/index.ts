import { agreements } from './agreements.ts';
import { answers } from './answers.ts';
import { applications } from './applications.ts';
import { apply } from './apply.ts';
import { classes } from './classes.ts';
import { closures } from './closures.ts';
import { coordinator } from './coordinator.ts';
import { cv } from './cv.ts';
import { demo } from './demo.ts';
import { experience } from './experience.ts';
import { experienceDesk } from './experience-desk.ts';
import { guardians } from './guardians.ts';
import { hosts } from './hosts.ts';
import { leave } from './leave.ts';
import { links } from './links.ts';
import { messages } from './messages.ts';
import { needs } from './needs.ts';
import { openings } from './openings.ts';
import { openingsEditor } from './openings-editor.ts';
import { ownData } from './own-data.ts';
import { partners } from './partners.ts';
import { placementWeeks } from './placement-week.ts';
import { savedOpenings } from './saved-openings.ts';
import { secretariat } from './secretariat.ts';
import { signIn } from './sign-in.ts';
import { stepPlans } from './step-plans.ts';
import { youngPeople } from './young-people.ts';

/** Every form of the site, by feature. What they do stands in their own files. */
export const server = {
  agreements,
  answers,
  applications,
  apply,
  classes,
  closures,
  coordinator,
  cv,
  demo,
  experience,
  experienceDesk,
  guardians,
  hosts,
  links,
  messages,
  leave,
  needs,
  openings,
  openingsEditor,
  ownData,
  partners,
  placementWeeks,
  savedOpenings,
  secretariat,
  signIn,
  stepPlans,
  youngPeople,
};
