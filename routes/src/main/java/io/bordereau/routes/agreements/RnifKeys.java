package io.bordereau.routes.agreements;

import io.bordereau.connectors.protocols.rnif.Pip;
import io.bordereau.connectors.protocols.rnif.RnifTerms;
import io.bordereau.envelopes.MimePart;
import io.bordereau.envelopes.rnif.PartnerIdentity;
import io.bordereau.envelopes.rnif.RnifSecurity;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
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
import java.io.UncheckedIOException;
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

  private final Rnif agreed;
  private final MessageKeys keys;

  private RnifKeys(Rnif agreed, MessageKeys keys) {
    this.agreed = agreed;
    this.keys = keys;
  }

  /** What was agreed with a partner; empty when it does not speak RNIF. */
  static Optional<RnifTerms> terms(Agreements agreements, Partner partner) {
    Rnif agreed = partner.envelope() == null ? null : partner.envelope().rnif();
    if (agreed == null) {
      return Optional.empty();
    }
    MessageKeys messages = new MessageKeys(agreements, partner);
    RnifKeys keys = new RnifKeys(agreed, messages);
    boolean encrypts = agreed.encrypt() != RnifSecurity.Scope.NOTHING;
    RnifSecurity security = new RnifSecurity(agreed.sign() ? keys::sign : null, encrypts ? keys::encrypt : null, agreed.sign() ? keys::verify : null,
        messages.opens() ? keys::open : null);
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
    try {
      return part(new SmimeSigner(keys.signing(Instant.now()), digest, SmimeSigner.Form.CLEAR, TransferEncoding.BASE64).sign(entity(part)));
    } catch (SigningFailed e) {
      throw unusable(e);
    }
  }

  private MimePart encrypt(MimePart part) {
    List<X509Certificate> recipients = theirs().stream().limit(1).toList();
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
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      SmimeDecrypter decrypter = new SmimeDecrypter(keys.opening(), SmimeDecrypter.AES, SmimeLimits.DEFAULT.content(LARGEST));
      return checked(decrypter.open(headers(part), new ByteArrayInputStream(part.body()), out), out);
    } catch (SigningFailed e) {
      throw unusable(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<X509Certificate> theirs() {
    try {
      return keys.theirs();
    } catch (SigningFailed e) {
      throw unusable(e);
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

  /** What stands in the way for good is the agreement's fault; what passes is tried again with the work. */
  private static RuntimeException unusable(SigningFailed e) {
    return e.passing() ? new IllegalStateException("the keys for messages cannot be used yet: " + e.getMessage(), e)
        : new IllegalArgumentException("the keys for messages cannot be used: " + e.getMessage(), e);
  }
}
