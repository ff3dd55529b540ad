package io.bordereau.routes.flow;

import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * The one place where failures are decided, by kind. Theirs: the document is refused with findings. The network's: the same again later.
 * Ours: given back to the ledger, and to a person when it does not end. A failure while mending leaves the work to its lease: when that
 * has run out, the work is due again.
 */
public final class HubErrors extends RouteConfigurationBuilder {
  /** The name by which the working routes ask for it. */
  public static final String WORK = "work-errors";

  @Override
  public void configuration() {
    var work = routeConfiguration(WORK);
    work.onException(Refusal.class).handled(true).bean("mend", "theirs");
    work.onException(NotSigned.class).handled(true).bean("mend", "unsigned");
    work.onException(Unreached.class).handled(true).bean("mend", "networks");
    work.onException(Exception.class).handled(true).bean("mend", "ours");
  }
}
