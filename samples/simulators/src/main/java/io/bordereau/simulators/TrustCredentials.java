package io.bordereau.simulators;

import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The keys of a simulated trust service, as the CSC API v2 lets a client use them. */
final class TrustCredentials {
  /** What every key but the implicit one asks for. */
  static final String PIN = "123456";
  /** What the key that asks for more asks for besides. */
  static final String OTP = "271828";
  private static final String PSS = "1.2.840.113549.1.1.10";
  private static final List<String> RSA = List.of("1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13");
  private static final List<String> ECDSA = List.of("1.2.840.10045.4.3.2");

  /** What is said of a key. */
  private record Offer(String kind, String mode, List<String> asks, String scal, int multisign, List<String> algorithms) {}

  private static final Map<String, Offer> OFFERS = new TreeMap<>(Map.of(
      "seal-rsa", new Offer("RSA", "explicit", List.of("PIN"), "1", 10, RSA),
      "seal-pss", new Offer("RSA", "explicit", List.of("PIN"), "1", 10, List.of(PSS)),
      "seal-otp", new Offer("EC", "explicit", List.of("PIN", "OTP"), "2", 1, ECDSA),
      "seal-auto", new Offer("EC", "implicit", List.of(), "2", 1, ECDSA)));

  private record Sad(String credential, List<?> hashes, AtomicInteger left) {}

  private final TrustAuthority authority;
  private final Map<String, Sad> sads = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  TrustCredentials(TrustAuthority authority) {
    this.authority = authority;
  }

  /** The keys that it has, with their kinds. */
  static Map<String, String> kinds() {
    var kinds = new TreeMap<String, String>();
    OFFERS.forEach((name, offer) -> kinds.put(name, offer.kind()));
    return kinds;
  }

  /** A request that is refused, as the specification says it (10.1). */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    final int status;
    final String error;

    Refused(int status, String error, String words) {
      super(words);
      this.status = status;
      this.error = error;
    }
  }

  Map<String, Object> list() {
    return Map.of("credentialIDs", List.copyOf(OFFERS.keySet()));
  }

  private static Offer offer(Map<String, Object> asked) throws Refused {
    var offer = asked.get("credentialID") instanceof String id ? OFFERS.get(id) : null;
    if (offer == null) throw new Refused(400, "invalid_request", "Invalid parameter credentialID");
    return offer;
  }

  Map<String, Object> info(Map<String, Object> asked) throws Refused, GeneralSecurityException {
    var offer = offer(asked);
    var id = (String) asked.get("credentialID");
    var chain = new ArrayList<>();
    for (var each : authority.held(id).chain()) chain.add(Base64.getEncoder().encodeToString(each.getEncoded()));
    var objects = offer.asks().stream().map(each -> Map.of("type", "Password", "id", each, "format", "N")).toList();
    return Map.of("description", "a simulated key", "signatureQualifier", "eu_eidas_aesseal", "key", Map.of("status", "enabled", "algo", offer.algorithms(), "len", offer.kind().equals("RSA") ? 2048 : 256),
        "cert", Map.of("status", authority.revoked(id) ? "revoked" : "valid", "certificates", chain), "auth", Map.of("mode", offer.mode(), "expression", String.join(" AND ", offer.asks()), "objects", objects),
        "SCAL", offer.scal(), "multisign", offer.multisign(), "lang", "en-US");
  }

  Map<String, Object> authorize(Map<String, Object> asked) throws Refused {
    var offer = offer(asked);
    var given = new LinkedHashMap<String, Object>();
    if (asked.get("authData") instanceof List<?> data) for (var each : data) if (each instanceof Map<?, ?> one) given.put(String.valueOf(one.get("id")), one.get("value"));
    if (offer.asks().contains("PIN") && !PIN.equals(given.get("PIN"))) throw new Refused(400, "invalid_pin", "The PIN is invalid");
    if (offer.asks().contains("OTP") && !OTP.equals(given.get("OTP"))) throw new Refused(400, "invalid_otp", "The OTP is invalid");
    int signatures = asked.get("numSignatures") instanceof BigDecimal number ? number.intValue() : 0;
    if (signatures < 1 || signatures > offer.multisign()) throw new Refused(400, "invalid_request", "numSignatures is not in the range of multisign");
    var hashes = asked.get("hashes") instanceof List<?> all ? all : List.of();
    if (offer.scal().equals("2") && hashes.isEmpty()) throw new Refused(400, "invalid_request", "Missing parameter hashes");
    var sad = "SAD-" + numbers.incrementAndGet();
    sads.put(sad, new Sad((String) asked.get("credentialID"), hashes, new AtomicInteger(signatures)));
    return Map.of("SAD", sad, "expiresIn", 300);
  }

  /** Signs digests; the number of signatures goes to whoever counts. */
  Map<String, Object> sign(Map<String, Object> asked) throws Refused, GeneralSecurityException, java.io.IOException {
    var offer = offer(asked);
    var id = (String) asked.get("credentialID");
    if (authority.revoked(id)) throw new Refused(400, "invalid_request", "The certificate is revoked");
    var hashes = asked.get("hashes") instanceof List<?> all ? all : List.of();
    var sad = asked.get("SAD") instanceof String value ? sads.get(value) : null;
    if (sad == null || !sad.credential().equals(id) || sad.left().getAndAdd(-hashes.size()) < hashes.size()) throw new Refused(400, "invalid_request", "Invalid parameter SAD");
    if (offer.scal().equals("2") && !sad.hashes().equals(hashes)) throw new Refused(400, "invalid_request", "Hash is not authorized by the SAD");
    var algorithm = String.valueOf(asked.get("signAlgo"));
    if (!offer.algorithms().contains(algorithm)) throw new Refused(400, "invalid_request", "Invalid parameter signAlgo");
    var signatures = new ArrayList<>();
    for (var each : hashes) signatures.add(signature(id, Base64.getDecoder().decode((String) each), algorithm, String.valueOf(asked.get("hashAlgorithmOID"))));
    return Map.of("signatures", signatures);
  }

  private String signature(String id, byte[] digest, String algorithm, String hash) throws GeneralSecurityException, java.io.IOException {
    Signature signer;
    var input = digest;
    if (algorithm.equals(PSS)) {
      signer = Signature.getInstance("RAWRSASSA-PSS", new BouncyCastleProvider());
      signer.setParameter(switch (digest.length) {
        case 48 -> new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1);
        case 64 -> new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1);
        default -> new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
      });
    } else if (RSA.contains(algorithm)) {
      signer = Signature.getInstance("NONEwithRSA");
      input = new DigestInfo(new AlgorithmIdentifier(new ASN1ObjectIdentifier(hash), DERNull.INSTANCE), digest).getEncoded();
    } else {
      signer = Signature.getInstance("NONEwithECDSA");
    }
    signer.initSign(authority.held(id).key());
    signer.update(input);
    return Base64.getEncoder().encodeToString(signer.sign());
  }
}
