package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.given;

import io.bordereau.document.Blob;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Scope;
import java.util.Optional;

/**
 * Attachments of cXML: the body names them by an address, and those that travel beside it by the Content-ID of their MIME part. They only do
 * where the agreement says so (option {@code attachments=beside}); else what has no address of its own is lost.
 */
public final class CxmlAttachments {
  private CxmlAttachments() {}

  /** Whether attachments travel beside the document. */
  public static final String OPTION = "attachments";

  /** The domain of Content-IDs that the hub gives. */
  public static final String DOMAIN = "@bordereau.invalid";

  static String beside(Object document, Context context) {
    return areBeside(context) ? "beside" : null;
  }

  /** Whether the agreement has attachments travel beside the document. */
  public static boolean areBeside(Context context) {
    return context.option(OPTION, "none").equals("beside");
  }

  /** The Content-ID of an attachment: its number where that can stand in one, and the digest of what it holds, since numbers need not be unique. */
  public static String contentId(String id, Blob content) {
    return (isSafe(id) ? id + "." : "") + digest(content) + DOMAIN;
  }

  /** The number in a Content-ID that the hub gave to this content, empty for one without; nothing when it gave none of the kind. */
  public static Optional<String> number(String contentId, Blob content) {
    var own = digest(content) + DOMAIN;
    if (contentId.equals(own)) return Optional.of("");
    var number = contentId.endsWith("." + own) ? contentId.substring(0, contentId.length() - own.length() - 1) : null;
    return isSafe(number) ? Optional.of(number) : Optional.empty();
  }

  private static String digest(Blob content) {
    return content.digest().substring(0, 32);
  }

  private static boolean isSafe(String id) {
    return id != null && !id.isEmpty() && id.length() <= 60
        && id.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.');
  }

  /** Attachments of comments. */
  static Part list() {
    return each(
        "attachments",
        "Attachment",
        all(
            at("URL", "location"),
            given(
                OPTION,
                "beside",
                at("URL", "content", beside("the attachment itself", false)),
                at("URL", "id", beside("its number", true)),
                at("URL", "mime", beside("its MIME type", false)),
                at("URL", "filename", beside("its name", false)),
                at("URL", "description", beside("its description", false)))));
  }

  /** What stands in the MIME part that the address names. */
  private static <V> As<V> beside(String what, boolean named) {
    return As.of(
        what + ", in the MIME part of that Content-ID",
        (t, s) -> null,
        (v, s) -> {
          if (!(s.beside("content") instanceof Blob content)) throw new BadValue("nothing travels beside the document");
          var id = (String) s.beside("id");
          if (named && (!isSafe(id) || isAddressed(s))) throw new BadValue("the number cannot stand in a Content-ID");
          return isAddressed(s) ? (String) s.beside("location") : "cid:" + contentId(id, content);
        });
  }

  private static boolean isAddressed(Scope scope) {
    return scope.beside("location") instanceof String location && location.startsWith("cid:");
  }
}
