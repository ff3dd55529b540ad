package io.bordereau.routes.agreements;

import java.time.Duration;

/**
 * A PostgreSQL that holds the ledger, instead of the embedded database; several hubs may share it.
 *
 * @param url its JDBC URL, without user and password
 * @param user who logs in
 * @param password with what, by reference; null when the server asks for none
 * @param tls how the connection is secured
 * @param trust the certificates that its certificate descends from; null for those that Java trusts
 * @param store the key with which this hub shows who it is; null when the server asks for none
 * @param storePassword its password, by reference
 * @param writers how many transactions this hub writes at once
 * @param readers how many questions it asks at once
 * @param patience how long a call waits for a database that does not answer
 * @param payloads the folder for large payloads that all hubs see alike; null when all bytes go into the database
 */
public record SharedDatabase(
    @Field(value = "its JDBC URL, without user and password; several hosts when it has a standby", required = true,
        pattern = "jdbc:postgresql://[A-Za-z0-9.:,_\\[\\]-]+/[A-Za-z0-9._-]+(\\?[A-Za-z0-9=&._-]*)?", looks = "such as jdbc:postgresql://db.example.com/bordereau")
    String url,
    @Field(value = "who logs in", required = true) String user,
    @Field(value = "with what password, by reference; absent when the server asks for none", pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String password,
    @Field("how the connection is secured: verified (TLS, and the server's certificate is checked), encrypted (TLS alone) or none; verified when absent") Tls tls,
    @Field("PEM file with the certificates that the server's descends from; those that Java trusts when absent") String trust,
    @Field("PKCS#12 file (.p12) with the key by which this hub shows who it is; absent when the server asks for none") String store,
    @Field(value = "the password of that file, by reference", pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String storePassword,
    @Field(value = "how many transactions this hub writes at once; 8 when absent", least = 1, greatest = 200) Integer writers,
    @Field(value = "how many questions it asks at once; 4 when absent", least = 1, greatest = 200) Integer readers,
    @Field("how long a call waits for a database that does not answer before it fails; 5s when absent") Duration patience,
    @Field("the folder for payloads over 4 MiB, which all hubs on this database see alike; all bytes go into the database when absent") String payloads) {
  public SharedDatabase {
    tls = tls == null ? Tls.VERIFIED : tls;
    writers = writers == null ? 8 : writers;
    readers = readers == null ? 4 : readers;
    patience = patience == null ? Duration.ofSeconds(5) : patience;
  }

  /** How the connection is secured. */
  public enum Tls {
    VERIFIED,
    ENCRYPTED,
    NONE
  }
}
