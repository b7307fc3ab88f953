import type { PlatformSubject, Setting, Weaknesses } from './setting.ts';

/** A store of objects. */
export interface Bucket extends PlatformSubject<'bucket'> {
  readonly versioned: Setting<boolean>;
  readonly encryptedAtRest: Setting<boolean>;
  /** Encrypted with a key of ours, whose use can be watched and taken away. */
  readonly ownKey: Setting<boolean>;
  /** What lets everybody in: switches that are off, lists, policies. */
  readonly publicAccess: Weaknesses;
  /** Objects move on or are deleted by rules. */
  readonly lifecycle: Setting<boolean>;
  /** Who read what is written down. */
  readonly accessLogs: Setting<boolean>;
  /** Requests over plain HTTP are denied. */
  readonly deniesPlainHttp: Setting<boolean>;
  /** It takes the logs of others: nobody logs the reading of logs. */
  readonly isLogTarget: boolean;
}
