import { layOutMail } from './layout.ts';
import { signInCode } from './sign-in-code.ts';

/** What Supabase Auth puts in the place of the code. */
const TOKEN = '{{ .Token }}';

/**
 * The mail with which a real Supabase project sends the sign-in code, for new people (*Confirm signup*) and known
 * ones (*Magic link*) alike. It is written into supabase/templates by `npm run check -- --write`, and a test sees
 * that it is the same mail that the embedded server sends.
 */
export function authTemplate(): { subject: string; html: string } {
  const { subject, html } = layOutMail(signInCode(TOKEN), 'da');
  return { subject, html };
}
