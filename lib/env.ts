/** Everything the environment may say, parsed once. `parseEnv` is the only reader of process.env. */
export type Env = {
  host: string;
  port: number;
  /** Absolute path. */
  dataFolder: string;
  secret: string | null;
  publicUrl: URL | null;
  trustedProxies: readonly string[];
  /** Extra `host:port` names that may be asked for, beside loopback and the public URL. */
  allowHosts: readonly string[];
  runner: boolean;
  /** null: SQLite in the data folder. */
  databaseUrl: string | null;
  openaiApiKey: string | null;
  openaiBaseUrl: string;
  /** How long a stopping server waits for paid calls in flight, in seconds. */
  drainSeconds: number;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  production: boolean;
};
