import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestPortal } from './portal.ts';

/** Somebody without a browser: pages and forms over HTTP, with the cookies that the portal gives. */
export class FormVisitor {
  readonly #portal: TestPortal;
  readonly #cookies = new Map<string, string>();

  constructor(portal: TestPortal) {
    this.#portal = portal;
  }

  /** Signed in by the code that the post office caught. */
  static async signedIn(portal: TestPortal, email: string): Promise<FormVisitor> {
    const visitor = new FormVisitor(portal);
    const asked = await visitor.send('/log-ind', 'signIn.sendCode', { kontakt: email, egen_enhed: 'ja' });
    if (asked.status !== 303) throw new Error(`No code was sent to ${email}: ${asked.status}`);
    for (let tries = 0; tries < 50; tries += 1) {
      const code = newestCode(portal, email);
      const entered = code && (await visitor.send('/log-ind/kode', 'signIn.enterCode', { kode: code }));
      if (entered && entered.status === 303) return visitor;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`${email} could not sign in`);
  }

  async get(path: string): Promise<{ status: number; location: string | null; html: string }> {
    return await this.#ask(path, {});
  }

  /** Sends a form. `noegle` is the key of the form as it was shown; without one, a form of its own. */
  async send(path: string, action: string, fields: Record<string, string>) {
    return await this.post(`${path}${path.includes('?') ? '&' : '?'}_action=${action}`, { noegle: crypto.randomUUID(), ...fields });
  }

  async post(address: string, fields: Record<string, string>) {
    return await this.#ask(address, {
      method: 'POST',
      headers: { origin: this.#portal.siteUrl, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  }

  async #ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string }) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.#portal.siteUrl}${path}`, { ...options, headers: { ...options.headers, cookie }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (!value || /max-age=0/i.test(line) || value === 'deleted') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get('location'), html: await response.text() };
  }
}

/** What the post office caught, newest first. */
export function caught(portal: TestPortal, to: string): { subject: string; text: string }[] {
  const folder = join(portal.dataDir, 'post');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { to: string; subject: string; text: string })
    .filter((mail) => mail.to === to);
}

const newestCode = (portal: TestPortal, email: string) => /\b\d{6}\b/.exec(caught(portal, email)[0]?.subject ?? '')?.[0];
