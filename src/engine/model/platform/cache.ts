import type { PlatformSubject, Setting } from './setting.ts';

/** A store in memory that the platform runs: Redis, Valkey, Memcached. */
export interface Cache extends PlatformSubject<'cache'> {
  /** A copy in another zone takes over. */
  readonly severalZones?: Setting<boolean>;
  readonly encryptedAtRest?: Setting<boolean>;
  readonly encryptedInTransit?: Setting<boolean>;
  /** It asks who one is. */
  readonly authenticated?: Setting<boolean>;
  /** How many days automatic snapshots are kept; 0 is none. */
  readonly backupDays?: Setting<number>;
}
