import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PERSONAS = fileURLToPath(new URL('../seed/personas.ts', import.meta.url));

/** As much of a persona as a person at the terminal needs. */
interface Persona {
  name: string;
  email: string | null;
  role: string;
}

interface Announcement {
  siteUrl: string;
  isDemo: boolean;
  url: string;
  publishableKey: string;
  folder: { database: string };
}

/** Tells the person at the terminal what runs, where, and in the demo who one can be. */
export async function announce({ siteUrl, isDemo, url, publishableKey, folder }: Announcement): Promise<void> {
  const lines = ['', `Ungegarantien runs on ${siteUrl}`, ''];
  if (isDemo) {
    const personas = await readPersonas();
    if (personas.length > 0) {
      lines.push('Sign in as one of these: open the sign-in page, give the address, and read the code in the post office.');
      const width = Math.max(...personas.map((persona) => persona.name.length));
      const addressWidth = Math.max(...personas.map((persona) => persona.email?.length ?? 0));
      for (const persona of personas) lines.push(`  ${persona.name.padEnd(width)}  ${(persona.email ?? '–').padEnd(addressWidth)}  ${persona.role}`);
      lines.push('');
    }
    lines.push(`Sign in        ${siteUrl}/log-ind`, `Mail and SMS   ${siteUrl}/dev/post`, `Data           ${folder.database}`);
  }
  lines.push(`Supabase       ${url}`, `Public key     ${publishableKey}`, '', 'Ctrl-C stops all of it.', '');
  console.log(lines.join('\n'));
}

async function readPersonas(): Promise<Persona[]> {
  if (!existsSync(PERSONAS)) return [];
  const module = (await import(pathToFileURL(PERSONAS).href)) as { personas?: Persona[] };
  return Array.isArray(module.personas) ? module.personas : [];
}
