import type { PlatformSubject, Setting, Weaknesses } from './setting.ts';

/** What takes requests in for others: a load balancer, a content delivery network. */
export interface Edge extends PlatformSubject<'edge'> {
  /** False where only a private network reaches it; undefined where that is not known. */
  readonly isPublic: boolean | undefined;
  readonly accessLogs?: Setting<boolean> | undefined;
  readonly deletionProtection?: Setting<boolean> | undefined;
  readonly dropsInvalidHeaders?: Setting<boolean> | undefined;
  /** A web application firewall stands before it. */
  readonly webFirewall?: Setting<boolean> | undefined;
  /** A content delivery network that lets unencrypted requests through. */
  readonly plainDelivery?: Weaknesses;
}

/** One door of an edge: a port with a protocol. */
export interface Listener extends PlatformSubject<'listener'> {
  /** See `Edge.isPublic`. */
  readonly isPublic: boolean | undefined;
  /** Requests are encrypted here, or sent on to where they are. Undefined where the protocol is not one of requests. */
  readonly encrypted?: Setting<boolean> | undefined;
  /** The least version of TLS that it takes: `1.2`. */
  readonly leastTls?: Setting<string> | undefined;
}

/** What an edge sends requests to. */
export interface Backend extends PlatformSubject<'backend'> {
  /** Its health is asked for in a way that was chosen for it. */
  readonly healthCheck: Setting<boolean>;
}
