package io.bordereau.routes.rest;

import java.util.Comparator;
import java.util.stream.Collectors;

/** The table of endpoints in {@code docs/api.md}. */
public final class ApiPage {
  /** Between these two lines of the page the table stands. */
  public static final String BEGINS = "<!-- The table below is made from the table of endpoints; do not edit. -->\n";
  /** Its end. */
  public static final String ENDS = "<!-- The end of the table. -->\n";

  private ApiPage() {}

  /** The table. */
  public static String table() {
    var page = new StringBuilder(BEGINS).append("\n| request | who may | companies | what |\n|---|---|---|---|\n");
    for (var e : Endpoints.ALL) {
      page.append("| `").append(e.method()).append(' ').append(e.path().replace("{id}", "ID")).append("` | ").append(roles(e)).append(" | ").append(e.tenancy().words)
          .append(" | ").append(e.what()).append(" |\n");
    }
    return page.append('\n').append(ENDS).toString();
  }

  private static String roles(Endpoint e) {
    return e.open() ? "anybody" : e.roles().contains(Role.ADMIN) && e.roles().size() == 1 ? "admin"
        : e.roles().stream().filter(r -> r != Role.ADMIN).sorted(Comparator.naturalOrder()).map(Role::word).collect(Collectors.joining(", ", "", ", admin"));
  }

  /** The page with the table as it is now. */
  public static String with(String page) {
    int from = page.indexOf(BEGINS);
    int to = page.indexOf(ENDS);
    return from < 0 || to < from ? page : page.substring(0, from) + table() + page.substring(to + ENDS.length());
  }
}
