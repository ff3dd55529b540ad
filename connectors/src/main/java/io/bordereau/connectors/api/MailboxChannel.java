package io.bordereau.connectors.api;

import java.nio.file.Path;

/**
 * A folder that a partner, or the operator of its value-added network, collects from.
 *
 * @param partner the id of the partner
 * @param folder the folder; the hub puts files into it and takes none away
 */
public record MailboxChannel(String partner, Path folder) implements Channel {
  @Override
  public String connector() {
    return "mailbox";
  }
}
