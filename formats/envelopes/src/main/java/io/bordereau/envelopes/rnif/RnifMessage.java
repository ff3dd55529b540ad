package io.bordereau.envelopes.rnif;

import java.util.List;

/**
 * A business message: headers, content, attachments.
 *
 * @param delivery for whom and from whom
 * @param service which step of which process
 * @param contentType of the content; usually {@code application/xml}
 * @param content the rendered document, or a signal
 * @param attachments in the order of the manifest
 */
public record RnifMessage(DeliveryHeader delivery, ServiceHeader service, String contentType, byte[] content, List<Attachment> attachments) {
  public RnifMessage {
    attachments = List.copyOf(attachments);
  }

  /**
   * An attachment.
   *
   * @param id its Content-ID, without angle brackets
   * @param type its media type
   * @param description in words; null when none
   * @param bytes the attachment itself
   */
  public record Attachment(String id, String type, String description, byte[] bytes) {}
}
