package io.bordereau.connectors.api;

/** Where to and how: the settings of one partner's endpoint, resolved from its agreement. One type per connector. */
public sealed interface Channel permits HttpsChannel, MailboxChannel {
  /** The id of the partner, for findings and logs. */
  String partner();

  /** The id of the connector that understands it. */
  String connector();
}
