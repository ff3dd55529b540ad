package io.bordereau.routes.agreements;

import io.bordereau.connectors.api.Channel;
import io.bordereau.connectors.api.HttpsChannel;
import io.bordereau.connectors.api.MailboxChannel;
import io.bordereau.connectors.api.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** From an agreement to the settings of its connector. */
final class Channels {
  private Channels() {}

  static Channel of(Path folder, Partner partner, Path work) {
    Endpoint endpoint = partner.endpoint();
    if (endpoint.folder() != null) {
      return new MailboxChannel(partner.id(), work.resolve("mailbox").resolve(endpoint.folder()).resolve("out").toAbsolutePath().normalize());
    }
    Endpoint.Tls tls = endpoint.tls();
    Endpoint.Timeouts timeouts = endpoint.timeouts();
    return new HttpsChannel(
        partner.id(),
        URI.create(endpoint.url()),
        authentication(folder, endpoint.authentication()),
        tls == null ? List.of() : tls.trust().stream().map(file -> file(folder, file)).toList(),
        tls == null || tls.client() == null
            ? null
            : new HttpsChannel.KeyStoreReference(file(folder, tls.client()), secret(folder, tls.password())),
        timeouts == null
            ? HttpsChannel.Timeouts.DEFAULT
            : new HttpsChannel.Timeouts(timeouts.connect(), timeouts.response(), timeouts.overall()),
        endpoint.answers(),
        endpoint.identityHeaders().isEmpty() ? HttpsChannel.IDENTITY_HEADERS : endpoint.identityHeaders(),
        endpoint.largestAnswer() == null ? HttpsChannel.LARGEST_ANSWER : endpoint.largestAnswer());
  }

  private static HttpsChannel.Authentication authentication(Path folder, Endpoint.Authentication said) {
    if (said == null) {
      return new HttpsChannel.Authentication.None();
    }
    return switch (said.kind()) {
      case NONE -> new HttpsChannel.Authentication.None();
      case BASIC -> new HttpsChannel.Authentication.Basic(said.user(), secret(folder, said.secret()));
      case BEARER -> new HttpsChannel.Authentication.Bearer(secret(folder, said.secret()));
      case KEY -> new HttpsChannel.Authentication.ApiKey(said.header(), secret(folder, said.secret()));
    };
  }

  /** A reference to a secret, with the path of a file seen from the configuration folder. */
  static Secret secret(Path folder, String reference) {
    return reference.startsWith("file:") ? new Secret("file:" + file(folder, reference.substring(5))) : new Secret(reference);
  }

  /** A file, seen from the configuration folder. */
  static Path file(Path folder, String name) {
    return folder.resolve(name).toAbsolutePath().normalize();
  }
}
