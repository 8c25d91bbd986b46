import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
/** What a whole run has in its databases at one time, with room to spare. */
const ENOUGH = 4 * 1024 ** 3;

/**
 * A fresh folder for what is thrown away with the run: in memory where there is plenty, else on the disk. A Postgres
 * database is a thousand small files, and a disk may take a second to make them.
 */
export function scratchFolder(name: string): string {
  return mkdtempSync(join(hasRoomInMemory() ? IN_MEMORY : tmpdir(), `ungegaranti-${name}-`));
}

function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > ENOUGH;
  } catch {
    return false;
  }
}
