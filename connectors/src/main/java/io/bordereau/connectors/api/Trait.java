package io.bordereau.connectors.api;

/** What a connector promises; an agreement that needs a trait can only be kept by a connector that declares it. */
public enum Trait {
  /** The parcel's identity travels with it unchanged, so that the partner can tell a retry from a new message. */
  STABLE_IDENTITY,
  /** The partner's answer may come back within the same exchange. */
  ANSWERS_AT_ONCE,
  /** Nobody on the way can read or change the parcel. */
  CONFIDENTIAL,
  /** The partner proves who it is before a byte of the parcel leaves; an impostor gets nothing. */
  PEER_PROVEN,
  /** We can prove who we are by a certificate. */
  SELF_PROVEN,
  /** A peer that answers too slowly, or too much, costs no more than the agreed time and size. */
  BOUNDED,
  /** A partner can name the moment before which it wants no retry. */
  PACED
}
