package io.bordereau.routes.intake;

import io.bordereau.mapping.Format;
import java.util.Map;

/**
 * An intake whose file is a format of the hub once Smooks has told it as XML.
 *
 * @param name the file name without its ending
 * @param smooks the Smooks configuration
 * @param syntax what such a file looks like
 * @param each what makes one document; null for the whole file
 * @param format what Smooks's XML is read as
 * @param fixed values that every document gets where it has none, by path
 * @param computed whether totals and VAT breakdown are computed from the lines where they are missing
 */
record FormatConfiguration(String name, byte[] smooks, TreeSyntax syntax, String each, Format format, Map<String, Object> fixed, boolean computed)
    implements IntakeConfiguration {}
