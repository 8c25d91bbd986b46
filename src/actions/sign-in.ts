import { PHONE_SIGN_IN } from 'astro:env/server';
import { z } from 'astro/zod';
import { email, optionalText, readPhone, sixDigits, ticked } from '../features/forms.ts';
import { paths, safeLocalPath, withNotice } from '../paths.ts';
import { publicCommand } from '../server/command.ts';
import { awaitCode, type Contact, readAwaitedCode, sendCode, sendCodeAgain, signInWithCode, stopAwaitingCode } from '../server/sign-in.ts';

/** A mail address, or a number where codes can be sent by SMS. */
function contact() {
  const mail = email('Skriv din mailadresse').transform((address): Contact => ({ email: address }));
  if (!PHONE_SIGN_IN) return mail;
  const empty = 'Skriv din mailadresse eller dit mobilnummer';
  return z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .transform((text, context): Contact => {
      const phone = text.includes('@') ? null : readPhone(text);
      if (phone) return { phone };
      const address = mail.safeParse(text);
      if (address.success) return address.data;
      context.issues.push({ code: 'custom', message: 'Skriv en mailadresse, fx navn@mail.dk, eller 8 cifre.', input: text });
      return z.NEVER;
    });
}

export const signIn = {
  /** Sends a code, and remembers in a sealed cookie to whom. */
  sendCode: publicCommand({
    input: z.object({ kontakt: contact(), egen_enhed: ticked(), naeste: optionalText({ max: 500 }) }),
    run: async ({ kontakt, egen_enhed, naeste }, { cookies }) => {
      await sendCode(kontakt);
      await awaitCode(cookies, { contact: kontakt, ownDevice: egen_enhed, next: safeLocalPath(naeste) });
      return { goTo: paths.signInCode() };
    },
  }),

  /** Sends another code to the same address. */
  resendCode: publicCommand({
    input: z.object({}),
    run: async (_, { cookies }) => {
      const awaited = await readAwaitedCode(cookies);
      if (!awaited) return { goTo: paths.signIn() };
      await sendCodeAgain(awaited.contact);
      await awaitCode(cookies, awaited);
      return { goTo: withNotice(paths.signInCode(), 'new_code_sent') };
    },
  }),

  /** Takes the code and opens the session. */
  enterCode: publicCommand({
    input: z.object({ kode: sixDigits('Skriv koden fra beskeden') }),
    run: async ({ kode }, { cookies, locals }) => {
      const awaited = await readAwaitedCode(cookies);
      if (!awaited) return { goTo: withNotice(paths.signIn(), 'ask_for_code_again') };
      await signInWithCode(locals, awaited.contact, kode, awaited);
      stopAwaitingCode(cookies);
      return { goTo: awaited.next ?? paths.myPage() };
    },
  }),
};
