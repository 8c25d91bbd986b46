import { createServer } from 'node:net';
import { StartFailure } from './data-folder.ts';

/** True when a program could listen here now. */
export async function isFree(port: number, host: string): Promise<boolean> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') resolve(false);
      else if (cause.code === 'EACCES') reject(new StartFailure(`Port ${port} may not be used by this user. Choose one above 1023 with PORT.`));
      else reject(cause);
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** The first free port from `first` upwards, on this machine only. */
export async function firstFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) if (await isFree(port, '127.0.0.1')) return port;
  throw new StartFailure(`None of the ports ${first} to ${first + 99} is free.`);
}

/** Reads PORT as an operator wrote it. */
export function readPort(text: string | undefined, usual: number): number {
  if (!text) return usual;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartFailure(`PORT is "${text}"; it must be a number from 1 to 65535.`);
}
