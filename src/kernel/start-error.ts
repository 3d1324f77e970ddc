/** Why the service does not start, in words for the person who starts it; shown on the terminal without a stack. */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}

/** The failure to listen on a port, in words that name the setting; other errors as they are. */
export function portError(error: unknown, host: string, port: number, setting: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'getaddrinfo') return new StartError(`${host} is no address of this machine: see HOST.`);
  if (syscall !== 'listen') return error;
  const why =
    code === 'EADDRINUSE'
      ? 'is in use, by a Sasaran that runs already or another program'
      : `cannot be opened (${code})`;
  return new StartError(`Port ${port} on ${host} ${why}: stop that one, or choose another port with ${setting}.`);
}
