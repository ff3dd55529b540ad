package io.bordereau.envelopes.rnif;

import io.bordereau.envelopes.MimePart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Unpacks messages in the order that RNIF 2.0 prescribes, and stops at the first fault: transport, signature, Preamble, DeliveryHeader, decryption,
 * ServiceHeader, manifest. What the content says, and whether it comes in its turn, is judged by others. Never throws on input.
 *
 * @param security what verifies and opens
 * @param signed whether a message must be signed
 * @param scope what must be encrypted at least
 */
public record RnifUnpacker(RnifSecurity security, boolean signed, RnifSecurity.Scope scope) {
  private static final byte[] RNIF_1_1 = {0x00, 0x01, 0x01, 0x00};
  private static final int LONGEST_ID = 200;

  /** What became of unpacking. */
  public sealed interface Unpacked {
    /**
     * A message.
     *
     * @param message the message
     * @param digested exactly the bytes whose digest a receipt repeats
     * @param signed whether it was signed
     * @param encrypted what was encrypted
     */
    record Opened(RnifMessage message, byte[] digested, boolean signed, RnifSecurity.Scope encrypted) implements Unpacked {}

    /**
     * None.
     *
     * @param fault of which kind
     * @param words why
     * @param delivery from whom, when that could be read; null otherwise
     * @param service which step of which process, when that could be read; null otherwise
     * @param signed whether its signature held
     */
    record Refused(RnifFault fault, String words, DeliveryHeader delivery, ServiceHeader service, boolean signed) implements Unpacked {}

    /** It is one of RNIF 1.1, which packs differently. */
    record Older() implements Unpacked {}
  }

  /**
   * Unpacks.
   *
   * @param version the header {@code x-RN-Version}; null when it is missing
   * @param contentType of the HTTP message
   * @param body of the HTTP message
   */
  public Unpacked unpack(String version, String contentType, byte[] body) {
    if (body.length >= 4 && body[0] == RNIF_1_1[0] && body[1] == RNIF_1_1[1] && body[2] == RNIF_1_1[2] && body[3] == RNIF_1_1[3]
        || MimePart.mediaType(contentType).equals("application/x-rosettanet-agent")) {
      return new Unpacked.Older();
    }
    return new Run().unpack(version, contentType, body);
  }

  /** The unpacking of one message, and how far it came. */
  private final class Run {
    private DeliveryHeader delivery;
    private ServiceHeader service;
    private boolean wasSigned;
    private RnifSecurity.Scope encrypted = RnifSecurity.Scope.NOTHING;
    private final Set<String> ids = new HashSet<>();

    Unpacked unpack(String version, String contentType, byte[] body) {
      if (version == null || !version.strip().equalsIgnoreCase(RnifPacker.VERSION)) {
        return no(RnifFault.UNP_MESG_GENERR, "The header x-RN-Version is not " + RnifPacker.VERSION + ".");
      }
      Optional<List<MimePart>> http = MimePart.parts(contentType, body);
      if (http.isEmpty() || !MimePart.mediaType(contentType).equals("multipart/related")) {
        return no(RnifFault.UNP_MESG_GENERR, "The body is no multipart/related that can be taken apart.");
      }
      MimePart outer = http.get().get(0);
      // Some partners leave the nesting out: then the HTTP message is the RosettaNet message itself.
      boolean nested = http.get().size() == 1 && outer.mediaType().startsWith("multipart/");
      MimePart message = nested ? outer : new MimePart(List.of(new MimePart.Header("Content-Type", contentType)), body);
      return signature(message);
    }

    private Unpacked signature(MimePart message) {
      if (!message.mediaType().equals("multipart/signed")) {
        return signed ? no(RnifFault.UNP_MESG_SIGNERR, "The message is not signed, and a signature is agreed on.") : related(message, message.bytes());
      }
      if (security.verify() == null) {
        return no(RnifFault.UNP_MESG_SIGNERR, "The message is signed, and no signature is agreed on.");
      }
      return switch (security.verify().apply(message)) {
        case RnifSecurity.Checked.Wrong wrong -> no(RnifFault.UNP_MESG_SIGNERR, "The signature does not hold: " + wrong.words() + ".");
        case RnifSecurity.Checked.Right right -> {
          wasSigned = true;
          yield related(MimePart.read(right.entity()).orElse(MimePart.of(new byte[0])), right.entity());
        }
      };
    }

    private Unpacked related(MimePart message, byte[] digested) {
      Optional<List<MimePart>> parts = MimePart.parts(message.header("Content-Type"), message.body());
      if (parts.isEmpty() || !message.mediaType().equals("multipart/related")) {
        return no(RnifFault.UNP_MESG_GENERR, "The message is no multipart/related that can be taken apart.");
      }
      List<MimePart> rest = new ArrayList<>(parts.get());
      Optional<Unpacked> wrong = preamble(take(rest, "RN-Preamble"));
      if (wrong.isEmpty()) {
        wrong = delivery(take(rest, "RN-Delivery-Header"));
      }
      if (wrong.isPresent()) {
        return wrong.get();
      }
      MimePart clearService = take(rest, "RN-Service-Header");
      if (rest.size() == 1 && isEncrypted(rest.get(0))) {
        encrypted = clearService == null ? RnifSecurity.Scope.PAYLOAD_CONTAINER : RnifSecurity.Scope.PAYLOAD;
        Optional<Unpacked> closed = open(rest);
        if (closed.isPresent()) {
          return closed.get();
        }
      }
      if (encrypted.compareTo(scope) < 0) {
        return no(RnifFault.UNP_MESG_DCRYPTERR, "The message is not encrypted as agreed on.");
      }
      Optional<Unpacked> header = service(clearService != null ? clearService : take(rest, "RN-Service-Header"));
      return header.orElseGet(() -> payload(rest, digested));
    }

    private Optional<Unpacked> preamble(MimePart part) {
      if (part == null) {
        return Optional.of(no(RnifFault.UNP_PRMB_READERR, "The first part is no RN-Preamble."));
      }
      RnifHeaders.Outcome<Preamble> read = RnifHeaders.PREAMBLE.read(part.content().orElse(new byte[0]));
      if (read.header().isEmpty()) {
        return Optional.of(no(read.readable() ? RnifFault.UNP_PRMB_VALERR : RnifFault.UNP_PRMB_READERR, "The Preamble is not right: " + read.words()));
      }
      boolean ours = read.header().get().equals(Preamble.V02);
      return ours ? Optional.empty() : Optional.of(no(RnifFault.UNP_PRMB_VALERR, "The Preamble names another standard or version than RosettaNet V02.00."));
    }

    private Optional<Unpacked> delivery(MimePart part) {
      if (part == null) {
        return Optional.of(no(RnifFault.UNP_DHDR_READERR, "The second part is no RN-Delivery-Header."));
      }
      RnifHeaders.Outcome<DeliveryHeader> read = RnifHeaders.DELIVERY.read(part.content().orElse(new byte[0]));
      if (read.header().isEmpty()) {
        return Optional.of(no(read.readable() ? RnifFault.UNP_DHDR_VALERR : RnifFault.UNP_DHDR_READERR, "The DeliveryHeader is not right: " + read.words()));
      }
      DeliveryHeader header = read.header().get();
      if (header.receiver() == null || header.sender() == null || !plain(header.trackingId())) {
        return Optional.of(no(RnifFault.UNP_DHDR_VALERR, "The DeliveryHeader lacks a party, or its messageTrackingID is not 1 to " + LONGEST_ID + " visible characters."));
      }
      delivery = header;
      return Optional.empty();
    }

    private Optional<Unpacked> open(List<MimePart> rest) {
      if (security.open() == null) {
        return Optional.of(no(RnifFault.UNP_MESG_DCRYPTERR, "The message is encrypted, and no encryption is agreed on."));
      }
      MimePart closed = rest.get(0);
      return switch (security.open().apply(closed)) {
        case RnifSecurity.Checked.Wrong wrong -> Optional.of(no(RnifFault.UNP_MESG_DCRYPTERR, "The message does not open: " + wrong.words() + "."));
        case RnifSecurity.Checked.Right right -> {
          rest.clear();
          Optional<MimePart> inner = MimePart.read(right.entity());
          if (inner.isEmpty()) {
            yield Optional.of(no(RnifFault.UNP_MESG_DCRYPTERR, "What was encrypted is no MIME entity."));
          }
          if (inner.get().mediaType().equals("multipart/related")) {
            Optional<List<MimePart>> parts = MimePart.parts(inner.get().header("Content-Type"), inner.get().body());
            if (parts.isEmpty()) {
              yield Optional.of(no(RnifFault.UNP_MESG_DCRYPTERR, "What was encrypted cannot be taken apart."));
            }
            rest.addAll(parts.get());
          } else {
            rest.add(inner.get());
          }
          yield Optional.empty();
        }
      };
    }

    private Optional<Unpacked> service(MimePart part) {
      if (part == null) {
        return Optional.of(no(RnifFault.UNP_SHDR_READERR, "The third part is no RN-Service-Header."));
      }
      RnifHeaders.Outcome<ServiceHeader> read = RnifHeaders.SERVICE.read(part.content().orElse(new byte[0]));
      if (read.header().isEmpty()) {
        return Optional.of(no(read.readable() ? RnifFault.UNP_SHDR_VALERR : RnifFault.UNP_SHDR_READERR, "The ServiceHeader is not right: " + read.words()));
      }
      ServiceHeader header = read.header().get();
      boolean usage = header.usage().equals("Test") || header.usage().equals("Production");
      boolean who = (header.initiator() == null) != (header.unknown() == null);
      boolean what = header.manifest() != null && (header.manifest().action() == null) != (header.manifest().signal() == null);
      if (!usage || !who || !what || !plain(header.instance())) {
        return Optional.of(no(RnifFault.UNP_SHDR_VALERR, "The ServiceHeader lacks its usage, its initiating partner, what the content is, or a pipInstanceId of 1 to "
            + LONGEST_ID + " visible characters."));
      }
      service = header;
      return Optional.empty();
    }

    private Unpacked payload(List<MimePart> rest, byte[] digested) {
      MimePart content = take(rest, "RN-Service-Content");
      if (content == null) {
        return no(RnifFault.UNP_SCON_READERR, "There is no RN-Service-Content where it belongs.");
      }
      Optional<byte[]> bytes = content.content();
      if (bytes.isEmpty() || bytes.get().length == 0) {
        return no(RnifFault.UNP_SCON_READERR, "The ServiceContent is empty, or its transfer encoding is broken.");
      }
      Map<String, MimePart> found = new HashMap<>();
      for (MimePart part : rest) {
        String id = id(part);
        if (part.header("Content-Location").toUpperCase(Locale.ROOT).startsWith("RN-") || !id.isEmpty() && (!ids.add(id) || found.put(id, part) != null)) {
          return no(RnifFault.UNP_MESG_GENERR, "A part stands twice.");
        }
      }
      return attachments(found, rest.size(), content, bytes.get(), digested);
    }

    private Unpacked attachments(Map<String, MimePart> found, int parts, MimePart content, byte[] bytes, byte[] digested) {
      ServiceHeader.Manifest manifest = service.manifest();
      if (!manifest.count().equals(Integer.toString(manifest.attachments().size())) || manifest.attachments().size() != parts) {
        return no(RnifFault.UNP_SHDR_MNFSTERR, "The manifest counts " + manifest.count() + " attachments and lists " + manifest.attachments().size() + "; there are "
            + parts + ".");
      }
      List<RnifMessage.Attachment> attachments = new ArrayList<>();
      for (ServiceHeader.Listed listed : manifest.attachments()) {
        String id = listed.uri().regionMatches(true, 0, "cid:", 0, 4) ? listed.uri().substring(4) : listed.uri();
        MimePart part = found.remove(id);
        Optional<byte[]> attached = part == null ? Optional.empty() : part.content();
        if (attached.isEmpty()) {
          return no(RnifFault.UNP_SHDR_MNFSTERR, "The manifest lists an attachment that is not there, is listed twice, or is broken.");
        }
        attachments.add(new RnifMessage.Attachment(id, part.mediaType(), listed.description(), attached.get()));
      }
      RnifMessage message = new RnifMessage(delivery, service, content.header("Content-Type"), bytes, attachments);
      return new Unpacked.Opened(message, digested, wasSigned, encrypted);
    }

    private Unpacked no(RnifFault fault, String words) {
      return new Unpacked.Refused(fault, words, delivery, service, wasSigned);
    }

    /** The next part, when it is the one that belongs here; null otherwise. Each Content-ID stands once; that one is missing harms nobody. */
    private MimePart take(List<MimePart> rest, String location) {
      if (rest.isEmpty() || !rest.get(0).header("Content-Location").equalsIgnoreCase(location)) {
        return null;
      }
      String id = id(rest.get(0));
      return id.isEmpty() || ids.add(id) ? rest.remove(0) : null;
    }
  }

  private static String id(MimePart part) {
    String id = part.header("Content-ID");
    return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
  }

  private static boolean isEncrypted(MimePart part) {
    return part.mediaType().equals("application/pkcs7-mime") || part.mediaType().equals("application/x-pkcs7-mime");
  }

  private static boolean plain(String id) {
    return id != null && !id.isEmpty() && id.length() <= LONGEST_ID && id.chars().allMatch(c -> c >= ' ' && c != 127);
  }
}
