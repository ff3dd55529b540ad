package io.bordereau.routes.agreements;

import io.bordereau.pdf.page.Brand;
import io.bordereau.pdf.paper.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** How a company's pages look: its logo and its colour, as its file says. */
public final class CompanyLook {
  private CompanyLook() {}

  /** The look; what its file does not say, or names wrongly, is the plain one. */
  public static Brand of(Agreements agreements, Company company) {
    var look = company.look();
    if (look == null) return Brand.PLAIN;
    int colour = look.colour() == null ? Brand.PLAIN.colour() : Integer.parseInt(look.colour().substring(1), 16);
    return new Brand(look.logo() == null ? null : logo(agreements, look.logo()), colour, Map.of());
  }

  private static Picture logo(Agreements agreements, String name) {
    try {
      return Picture.of(Files.readAllBytes(agreements.file(name))).orElse(null);
    } catch (IOException e) {
      return null; // the name stands in its place
    }
  }
}
