import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromChild } from './child.ts';

export interface ChildPlan {
  name: string;
  /** A TypeScript file beside this one, or a command with its arguments. */
  run: string | [command: string, ...args: string[]];
  env: Record<string, string>;
  /** False for a foreign program that does not speak our protocol: it is ready when it runs. */
  speaks?: boolean;
}

export interface Family {
  /** Starts a child and answers with what it says when it is ready. Rejects when it cannot be started at all. */
  start(plan: ChildPlan): Promise<Record<string, string | number>>;
  /** Stops the children, the youngest first, and waits for each. */
  stop(): Promise<void>;
}

/** So many deaths of one child within a minute, and we stop believing in it. */
const DEATHS_BEFORE_GIVING_UP = 5;
const CALM_MS = 60_000;

interface Child {
  plan: ChildPlan;
  process: ChildProcess | undefined;
  deaths: number[];
}

/**
 * Keeps the children of the portal alive: one that dies is started again, loudly and ever more slowly; when it
 * keeps dying, or says itself that there is no hope, `onHopeless` is told why. A child inherits the environment
 * without the `withheld` names: secrets reach only the child whose plan names them.
 */
export function superviseChildren(withheld: readonly string[], onHopeless: (sentence: string) => void): Family {
  const children: Child[] = [];
  let stopping = false;

  const launch = (child: Child, onReady: (facts: Record<string, string | number>) => void, onFailure: (sentence: string) => void) => {
    const { plan } = child;
    const openEnvironment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !withheld.includes(name)));
    const speaks = plan.speaks ?? true;
    const [command, ...args] =
      typeof plan.run === 'string' ? [process.execPath, '--disable-warning=ExperimentalWarning', fileURLToPath(new URL(plan.run, import.meta.url))] : plan.run;
    const spawned = spawn(command, args, {
      env: { ...openEnvironment, ...plan.env },
      stdio: ['ignore', 'inherit', 'inherit', ...(speaks ? (['ipc'] as const) : [])],
    });
    child.process = spawned;
    let last = '';
    let isReady = !speaks;
    if (isReady) onReady({});
    spawned.on('message', (message: FromChild) => {
      if ('hopeless' in message) last = message.hopeless;
      else if (!isReady) {
        isReady = true;
        onReady(message.ready);
      }
    });
    spawned.on('error', (cause) => {
      last ||= `The ${plan.name} could not be started: ${cause.message}`;
      if (!spawned.pid) ended(null, null);
    });
    spawned.on('exit', (code, signal) => ended(code, signal));
    let isOver = false;
    const ended = (code: number | null, signal: NodeJS.Signals | null) => {
      if (isOver) return;
      isOver = true;
      child.process = undefined;
      if (stopping) return;
      const now = Date.now();
      child.deaths = [...child.deaths.filter((at) => now - at < CALM_MS), now];
      if (last || child.deaths.length >= DEATHS_BEFORE_GIVING_UP)
        return onFailure(last || `The ${plan.name} ended ${child.deaths.length} times within a minute (${signal ?? `code ${code}`}); see its words above.`);
      const wait = 500 * 2 ** (child.deaths.length - 1);
      console.error(`The ${plan.name} ended unexpectedly (${signal ?? `code ${code}`}); starting it again in ${wait / 1000} s.`);
      setTimeout(() => {
        if (!stopping) launch(child, onReady, onFailure);
      }, wait);
    };
  };

  return {
    start: (plan) =>
      new Promise((resolve, reject) => {
        const child: Child = { plan, process: undefined, deaths: [] };
        children.push(child);
        let isUp = false;
        launch(
          child,
          (facts) => {
            isUp = true;
            resolve(facts);
          },
          (sentence) => {
            if (isUp) onHopeless(sentence);
            else reject(new Error(sentence));
          },
        );
      }),
    stop: async () => {
      stopping = true;
      for (const child of [...children].reverse()) await end(child.process);
    },
  };
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
