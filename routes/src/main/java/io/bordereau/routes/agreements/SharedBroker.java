package io.bordereau.routes.agreements;

import java.util.List;

/**
 * An Artemis beside the hub. It carries doorbells between the hubs on one database, and the queues of our own system; without it each hub finds its
 * work by asking the database every second.
 *
 * @param urls where its servers listen, first choice first
 * @param user who logs in; null when it asks nobody
 * @param password with what, by reference
 * @param trust the store with the certificates that its certificate descends from; null for those that Java trusts
 * @param trustPassword its password, by reference
 * @param store the key with which this hub shows who it is; null when the broker asks for none
 * @param storePassword its password, by reference
 * @param prefix what the names of doorbell queues begin with
 */
public record SharedBroker(
    @Field(value = "where its servers listen, first choice first: tcp://HOST:PORT, or ssl://HOST:PORT for TLS", required = true,
        pattern = "(tcp|ssl)://[A-Za-z0-9.\\[\\]:-]+:[0-9]{1,5}", looks = "such as ssl://broker.example.com:61617")
    List<String> urls,
    @Field("who logs in; absent when it asks nobody") String user,
    @Field(value = "with what password, by reference", pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String password,
    @Field("PKCS#12 file with the certificates that the broker's descends from; those that Java trusts when absent") String trust,
    @Field(value = "the password of that file, by reference", pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String trustPassword,
    @Field("PKCS#12 file with the key by which this hub shows who it is; absent when the broker asks for none") String store,
    @Field(value = "the password of that file, by reference", pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String storePassword,
    @Field(value = "what the names of doorbell queues begin with; the same for all hubs on one database; bordereau.bells. when absent",
        pattern = "[A-Za-z0-9._-]{1,60}", looks = "letters, digits, dots and hyphens")
    String prefix) {
  public SharedBroker {
    urls = urls == null ? List.of() : List.copyOf(urls);
    prefix = prefix == null ? "bordereau.bells." : prefix;
  }
}
