import type { PlatformSubject, Setting } from './setting.ts';

/** A store in memory that the platform runs: Redis, Valkey, Memcached. */
export interface Cache extends PlatformSubject<'cache'> {
  /** A copy in another zone takes over. */
  readonly severalZones?: Setting<boolean> | undefined;
  readonly encryptedAtRest?: Setting<boolean> | undefined;
  readonly encryptedInTransit?: Setting<boolean> | undefined;
  /** It asks who one is. */
  readonly authenticated?: Setting<boolean> | undefined;
  /** How many days automatic snapshots are kept; 0 is none. */
  readonly backupDays?: Setting<number> | undefined;
}
