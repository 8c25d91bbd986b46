import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { authTemplate } from '../../src/copy/mails/auth-templates.ts';

const read = (path: string) => readFileSync(new URL(`../../supabase/${path}`, import.meta.url), 'utf8');

test('a real Supabase project sends the same mail with the code as the embedded one', () => {
  expect(read('templates/sign-in-code.html'), 'stale: run `npm run check -- --write`').toBe(authTemplate().html);
});

test('both kinds of sign-in mail are this one, with its subject, and it carries the code and no link', () => {
  const config = read('config.toml');
  for (const kind of ['confirmation', 'magic_link']) {
    const section = config.slice(config.indexOf(`[auth.email.template.${kind}]`));
    expect(section.slice(0, 200)).toContain(`subject = "${authTemplate().subject}"`);
    expect(section.slice(0, 200)).toContain('content_path = "./supabase/templates/sign-in-code.html"');
  }
  expect(authTemplate().html).toContain('{{ .Token }}');
  expect(authTemplate().html).not.toMatch(/ConfirmationURL|href/);
});

test('codes and tokens last as long there as here', () => {
  const config = read('config.toml');
  expect(config).toMatch(/^jwt_expiry = 900$/m);
  expect(config).toMatch(/^otp_expiry = 900$/m);
  expect(config).toMatch(/^otp_length = 6$/m);
  expect(config).toMatch(/^enable_confirmations = true$/m);
});
