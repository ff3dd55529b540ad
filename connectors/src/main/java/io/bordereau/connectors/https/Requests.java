package io.bordereau.connectors.https;

import io.bordereau.connectors.api.HttpsChannel;
import io.bordereau.connectors.api.Parcel;
import io.bordereau.connectors.api.Secret;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** From a parcel and a channel to an HTTP request. */
final class Requests {
  private Requests() {}

  /** The request; with no parcel, only what the channel says is tried. */
  static HttpRequest make(HttpsChannel channel, Parcel parcel) throws Clients.Unusable {
    if (!"https".equalsIgnoreCase(channel.url().getScheme()) || channel.url().getHost() == null || channel.url().getUserInfo() != null) {
      throw new Clients.Unusable(Told.plainAddress(channel.partner()));
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(channel.url()).timeout(channel.timeouts().response());
    authenticate(request, channel);
    String identity = parcel == null ? "check" : parcel.identity();
    for (String header : channel.identityHeaders()) {
      header(request, channel, header, identity);
    }
    if (parcel == null) {
      return request.build();
    }
    parcel.headers().forEach(request::setHeader);
    request.setHeader("Content-Type", parcel.contentType());
    return request.POST(HttpRequest.BodyPublishers.ofByteArray(parcel.bytes())).build();
  }

  private static void authenticate(HttpRequest.Builder request, HttpsChannel channel) throws Clients.Unusable {
    switch (channel.authentication()) {
      case HttpsChannel.Authentication.None none -> { }
      case HttpsChannel.Authentication.Basic basic -> {
        byte[] pair = (basic.user() + ":" + secret(channel, basic.password())).getBytes(StandardCharsets.UTF_8);
        request.setHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
      }
      case HttpsChannel.Authentication.Bearer bearer -> request.setHeader("Authorization", "Bearer " + visible(channel, bearer.token()));
      case HttpsChannel.Authentication.ApiKey key -> header(request, channel, key.header(), visible(channel, key.key()));
    }
  }

  private static void header(HttpRequest.Builder request, HttpsChannel channel, String name, String value) throws Clients.Unusable {
    try {
      request.setHeader(name, value);
    } catch (IllegalArgumentException e) {
      // Its message may repeat the value, which may be a secret: it goes no further.
      throw new Clients.Unusable(Told.badHeader(channel.partner(), name));
    }
  }

  private static String secret(HttpsChannel channel, Secret secret) throws Clients.Unusable {
    return secret.read().orElseThrow(() -> new Clients.Unusable(Told.missingSecret(channel.partner(), secret.reference())));
  }

  private static String visible(HttpsChannel channel, Secret secret) throws Clients.Unusable {
    String value = secret(channel, secret);
    if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new Clients.Unusable(Told.missingSecret(channel.partner(), secret.reference()));
    }
    return value;
  }
}
