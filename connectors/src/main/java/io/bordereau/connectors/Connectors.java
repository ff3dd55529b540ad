package io.bordereau.connectors;

import io.bordereau.connectors.api.Connector;
import io.bordereau.connectors.https.HttpsConnector;
import io.bordereau.connectors.mailbox.MailboxConnector;
import java.util.List;
import java.util.Optional;

/** The connectors that the hub knows: an explicit list, so that one look says what there is. A new connector is one row here. */
public final class Connectors {
  /** All connectors. */
  public static final List<Connector> ALL = List.of(new HttpsConnector(), new MailboxConnector());

  private Connectors() {}

  /** The connector with an id; empty when there is none. */
  public static Optional<Connector> byId(String id) {
    return ALL.stream().filter(connector -> connector.id().equals(id)).findFirst();
  }

  /** The ids of all connectors. */
  public static List<String> ids() {
    return ALL.stream().map(Connector::id).toList();
  }
}
