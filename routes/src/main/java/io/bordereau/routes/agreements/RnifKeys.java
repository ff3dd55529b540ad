package io.bordereau.routes.agreements;

import io.bordereau.connectors.protocols.rnif.Pip;
import io.bordereau.connectors.protocols.rnif.RnifTerms;
import io.bordereau.envelopes.MimePart;
import io.bordereau.envelopes.rnif.PartnerIdentity;
import io.bordereau.envelopes.rnif.RnifSecurity;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.smime.Content;
import io.bordereau.signing.smime.MimeEntity;
import io.bordereau.signing.smime.MimeHeaders;
import io.bordereau.signing.smime.SignerTrust;
import io.bordereau.signing.smime.SmimeDecrypter;
import io.bordereau.signing.smime.SmimeEncrypter;
import io.bordereau.signing.smime.SmimeLimits;
import io.bordereau.signing.smime.SmimeOutcome;
import io.bordereau.signing.smime.SmimeSigner;
import io.bordereau.signing.smime.SmimeVerifier;
import io.bordereau.signing.smime.TransferEncoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Joins what RosettaNet messages need of keys with S/MIME, which knows nothing of them. Keys are read when they are first needed. */
final class RnifKeys {
  private static final long LARGEST = 256L << 20;

  private final Agreements agreements;
  private final Rnif agreed;
  private KeyMaterial key;
  private List<X509Certificate> theirs;

  private RnifKeys(Agreements agreements, Rnif agreed) {
    this.agreements = agreements;
    this.agreed = agreed;
  }

  /** What was agreed with a partner; empty when it does not speak RNIF. */
  static Optional<RnifTerms> terms(Agreements agreements, Partner partner) {
    Rnif agreed = partner.envelope() == null ? null : partner.envelope().rnif();
    if (agreed == null) {
      return Optional.empty();
    }
    RnifKeys keys = new RnifKeys(agreements, agreed);
    boolean encrypts = agreed.encrypt() != RnifSecurity.Scope.NOTHING;
    RnifSecurity security = new RnifSecurity(agreed.sign() ? keys::sign : null, encrypts ? keys::encrypt : null, agreed.sign() ? keys::verify : null,
        agreed.store() == null ? null : keys::open);
    List<Pip> pips = agreed.pips().stream().flatMap(p -> Pip.of(p.pip(), p.version()).stream()
        .map(known -> known.agreed(p.acknowledge(), p.perform(), p.retries(), p.nonRepudiation()))).collect(Collectors.toCollection(ArrayList::new));
    if (pips.stream().noneMatch(p -> p.code().equals("0A1"))) {
      Pip.of("0A1", "V02.00").ifPresent(pips::add); // it belongs to every agreement: by it each side tells the other of a failure
    }
    return Optional.of(new RnifTerms(PartnerIdentity.of(agreed.us()), PartnerIdentity.of(agreed.them()), agreements.test(partner), security, agreed.sign(),
        agreed.encrypt(), agreed.sync(), agreed.digests().stream().map(d -> d.micalg().toUpperCase(java.util.Locale.ROOT)).toList(), pips,
        new RnifTerms.Contact(agreed.contact().name(), agreed.contact().phone(), agreed.contact().email())));
  }

  private MimePart sign(MimePart part) {
    DigestAlgorithm digest = agreed.digests().stream().filter(DigestAlgorithm::strong).findFirst().orElse(DigestAlgorithm.SHA256);
    return part(new SmimeSigner(key(), digest, SmimeSigner.Form.CLEAR, TransferEncoding.BASE64).sign(entity(part)));
  }

  private MimePart encrypt(MimePart part) {
    List<X509Certificate> recipients = theirs().subList(0, Math.min(1, theirs().size()));
    return part(new SmimeEncrypter(recipients, agreed.cipher(), SmimeEncrypter.KeyTransport.RSA_1_5, TransferEncoding.BASE64).encrypt(entity(part)));
  }

  private RnifSecurity.Checked verify(MimePart part) {
    Set<DigestAlgorithm> digests = EnumSet.copyOf(SmimeVerifier.STRONG);
    SmimeVerifier verifier = new SmimeVerifier(SignerTrust.pinned(theirs()), digests, 2048, SmimeVerifier.Lines.AS_THEY_CAME, SmimeLimits.DEFAULT.content(LARGEST));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      return checked(verifier.verify(headers(part), new ByteArrayInputStream(part.body()), Instant.now(), out), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RnifSecurity.Checked open(MimePart part) {
    SmimeDecrypter decrypter = new SmimeDecrypter(List.of(key()), SmimeDecrypter.AES, SmimeLimits.DEFAULT.content(LARGEST));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      return checked(decrypter.open(headers(part), new ByteArrayInputStream(part.body()), out), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RnifSecurity.Checked checked(SmimeOutcome<?> outcome, ByteArrayOutputStream out) {
    return switch (outcome) {
      case SmimeOutcome.Good<?> good -> new RnifSecurity.Checked.Right(out.toByteArray());
      case SmimeOutcome.Refused<?> refused -> new RnifSecurity.Checked.Wrong(refused.words());
    };
  }

  private static MimeEntity entity(MimePart part) {
    return new MimeEntity(headers(part), Content.of(part.body()));
  }

  /** A header that could make others of its own is left out: what needs it fails on its absence. */
  private static MimeHeaders headers(MimePart part) {
    List<MimeHeaders.Field> fields = new ArrayList<>();
    for (MimePart.Header header : part.headers()) {
      String value = header.value().replaceAll("\\r?\\n[ \\t]+", " ");
      if (header.name().matches("[!-9;-~]+") && value.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0)) {
        fields.add(new MimeHeaders.Field(header.name(), value));
      }
    }
    return new MimeHeaders(fields);
  }

  private static MimePart part(MimeEntity entity) {
    return new MimePart(entity.headers().fields().stream().map(f -> new MimePart.Header(f.name(), f.value())).toList(), entity.body());
  }

  private synchronized KeyMaterial key() {
    if (key == null) {
      try {
        String password = agreements.secret(agreed.password()).read().orElseThrow(() -> new IllegalArgumentException("the password of the key for messages is missing"));
        key = KeyMaterial.load(agreements.file(agreed.store()), password.toCharArray());
      } catch (KeysUnusable e) {
        throw new IllegalArgumentException("the key for messages cannot be used: " + e.getMessage(), e);
      }
    }
    return key;
  }

  private synchronized List<X509Certificate> theirs() {
    if (theirs == null) {
      List<X509Certificate> all = new ArrayList<>();
      for (String file : agreed.certificates()) {
        try (InputStream in = Files.newInputStream(agreements.file(file))) {
          CertificateFactory.getInstance("X.509").generateCertificates(in).forEach(c -> all.add((X509Certificate) c));
        } catch (IOException | CertificateException e) {
          throw new IllegalArgumentException("the partner's certificate " + file + " cannot be read", e);
        }
      }
      theirs = List.copyOf(all);
    }
    return theirs;
  }
}
