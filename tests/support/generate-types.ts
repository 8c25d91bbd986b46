import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freshDatabase, stopOwnServer } from './native.ts';

/** Where the types of the database stand, as the server code imports them. */
export const TYPES_FILE = fileURLToPath(new URL('../../src/server/database.types.ts', import.meta.url));

const HEAD = '// Written by `npm run types` from supabase/migrations. A test tells when it is out of date.\n\n';

/** The TypeScript of everything the API reaches, as the Supabase CLI reads it from a freshly migrated database. */
export async function generateTypes(): Promise<string> {
  const database = await freshDatabase({ connections: 1 });
  try {
    const remote = `${database.url}?sslmode=disable`;
    const { stdout } = await promisify(execFile)('npx', ['-y', 'supabase@3.1.0', 'gen', 'types', 'typescript', `--remote=${remote}`, '--schema', 'public'], {
      cwd: tmpdir(),
      maxBuffer: 16 * 1024 * 1024,
    });
    const start = stdout.indexOf('export type Json');
    if (start < 0) throw new Error(`The Supabase CLI wrote no types:\n${stdout.slice(0, 500)}`);
    return await formatted(HEAD + withNullableArguments(stdout.slice(start)));
  } finally {
    await database.drop();
  }
}

/** No command of ours is strict: an argument that a form left empty is passed as null, which the CLI does not know. */
function withNullableArguments(types: string): string {
  return types.replace(/Args: \{([^}]*)\}/g, (_, list: string) => `Args: {${list.replace(/("\w+"\??: )(.+?)(?=,"|\s*$)/g, '$1$2 | null')}}`);
}

async function formatted(types: string): Promise<string> {
  // Under another name, because the file itself is left out of formatting.
  const biome = execFile('biome', ['format', '--stdin-file-path=src/server/types.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    maxBuffer: 16 * 1024 * 1024,
  });
  biome.stdin?.end(types);
  let text = '';
  for await (const chunk of biome.stdout ?? []) text += chunk;
  return text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    writeFileSync(TYPES_FILE, await generateTypes());
    console.log(`Wrote ${TYPES_FILE}`);
  } finally {
    await stopOwnServer();
  }
}
