package io.bordereau.routes.agreements;

import java.time.Duration;

/**
 * The door that partners knock at, on a port of its own; the operator's door is another.
 *
 * @param host the address to listen on
 * @param port the port; 0 takes any that is free
 * @param address the address by which partners reach it; null when host and port are it
 * @param store the PKCS#12 store with our key for TLS
 * @param password its password, by reference
 * @param waiting how much received work may wait before the door closes for a while
 * @param atOnce how many requests of one partner are served at once
 * @param retryAfter how long a partner is asked to wait when the door is closed
 */
public record Door(
    @Field(value = "the address to listen on", required = true) String host,
    @Field(value = "the port; 0 takes any that is free", required = true, least = 0, greatest = 65535) int port,
    @Field(value = "the address by which partners reach it, told to those who ask by a cXML ProfileRequest; host and port when absent",
        pattern = "https://[A-Za-z0-9.:\\[\\]-]{1,200}", looks = "such as https://in.example.com")
    String address,
    @Field(value = "the PKCS#12 store with our key for TLS", required = true) String store,
    @Field(value = "the password of that store, by reference: env:NAME or file:PATH", required = true, pattern = Field.SECRET,
        looks = Field.SECRET_LOOKS)
    String password,
    @Field(value = "how many received files may wait before new ones are put off; 10000 when absent", least = 1, greatest = 10000000)
    Integer waiting,
    @Field(value = "how many requests of one partner are served at once; 8 when absent", least = 1, greatest = 1000) Integer atOnce,
    @Field("how long a partner is asked to wait when it is put off; 30s when absent") Duration retryAfter) {
  public Door {
    waiting = waiting == null ? 10_000 : waiting;
    atOnce = atOnce == null ? 8 : atOnce;
    retryAfter = retryAfter == null ? Duration.ofSeconds(30) : retryAfter;
  }
}
