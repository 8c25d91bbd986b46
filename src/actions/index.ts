import { signIn } from './sign-in.ts';

/** Every form of the site, by feature. What they do stands in their own files. */
export const server = { signIn };
