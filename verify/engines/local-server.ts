import type { Server } from 'node:http';

/** A server of this process on loopback. */
export interface LocalServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;

  close(): Promise<void>;
}

/** Lets a server listen on a free port. */
export function listening(server: Server): Promise<LocalServer> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address !== 'object' || address === null) return reject(new Error('no port'));
      resolve({ url: `http://127.0.0.1:${address.port}`, close: () => closed(server) });
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
