import type { AstroCookies, AstroGlobal } from 'astro';
import { paths } from '../../paths.ts';
import { Failure } from '../../server/failures.ts';
import { clearSealed, readSealed, writeSealed } from '../../server/sealed-cookie.ts';
import { emptySignUp, firstMissing, type SignUp, type SignUpStepName, signUpSchema } from './sign-up.ts';

const COOKIE = { name: '__Host-tilmelding', purpose: 'partner sign-up' } as const;
const SECONDS = 24 * 60 * 60;

/** What the company has written so far; an empty sign-up when it has not begun. */
export async function readSignUp(cookies: AstroCookies): Promise<SignUp> {
  const parsed = signUpSchema.safeParse(await readSealed(cookies, COOKIE));
  return parsed.success ? parsed.data : emptySignUp(crypto.randomUUID());
}

/** Keeps one part more for 24 hours. */
export async function changeSignUp(cookies: AstroCookies, part: Partial<SignUp>): Promise<void> {
  const written = await writeSealed(cookies, COOKIE, { ...(await readSignUp(cookies)), ...part }, { seconds: SECONDS });
  if (!written) throw new Failure('invalid_input', { hint: 'too_long' });
}

export const forgetSignUp = (cookies: AstroCookies): void => clearSealed(cookies, COOKIE);

/** The ground of a step: what is written, or the way to the step that is missing. */
export async function signUpGround(page: Pick<AstroGlobal, 'cookies' | 'redirect' | 'response'>, step: SignUpStepName): Promise<SignUp | Response> {
  page.response.headers.set('Cache-Control', 'private, no-store');
  const signUp = await readSignUp(page.cookies);
  const missing = firstMissing(signUp, step);
  return missing ? page.redirect(paths.becomePartnerStep(missing), 303) : signUp;
}
