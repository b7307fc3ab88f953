import type { PlatformSubject, Setting } from './setting.ts';

/** The families of database engines that are told apart. */
export type Engine = 'postgres' | 'mysql' | 'mariadb' | 'sqlserver' | 'oracle' | 'mongodb' | 'graph' | 'other';

/**
 * A database that the platform runs: an instance, a cluster, or one node of a cluster, which settles a part of it only.
 * A setting that is undefined is not its to settle: a replica has the encryption of what it copies.
 */
export interface DataStore extends PlatformSubject<'data-store'> {
  readonly engine: Setting<Engine>;
  /** As it is written: `16.3`, `8.0`. */
  readonly version?: Setting<string> | undefined;
  /** The oldest version of its engine that the platform supports. Undefined: it is not known. */
  readonly oldestSupported?: string | undefined;
  readonly encryptedAtRest?: Setting<boolean> | undefined;
  readonly deletionProtection?: Setting<boolean> | undefined;
  /** It goes on when a zone fails. */
  readonly severalZones?: Setting<boolean> | undefined;
  /** How many days automatic backups are kept; 0 is none. */
  readonly backupDays?: Setting<number> | undefined;
  /** It has an address on the internet. */
  readonly isPublic?: Setting<boolean> | undefined;
  /** The logs that leave it for a place where they can be searched; the list that a fix proposes is written. */
  readonly exportedLogs?: Setting<readonly string[]> | undefined;
  /** The platform watches its queries or its operating system. */
  readonly monitored?: Setting<boolean> | undefined;
  readonly minorUpgrades?: Setting<boolean> | undefined;
  /** It refuses connections that are not encrypted. */
  readonly requiresTls?: Setting<boolean> | undefined;
  /** How many copies to read from are declared beside it, for certain; there may be more. */
  readonly readReplicas?: number | undefined;
  /** When it is destroyed, a last copy is made. */
  readonly finalSnapshot?: Setting<boolean> | undefined;
}
