package io.bordereau.routes.intake;

import java.util.List;
import java.util.Map;

/**
 * An intake of a CSV file.
 *
 * @param name the file name without its ending
 * @param smooks the Smooks configuration
 * @param csv the syntax that the Smooks configuration declares
 * @param columns for each field of the file the places that it goes to; none for a field that is left out on purpose
 * @param group position of the field whose equal values make one invoice
 * @param fixed values that every invoice gets, by path
 * @param computed whether totals and VAT breakdown are computed from the lines
 */
record CsvConfiguration(String name, byte[] smooks, CsvSyntax csv, List<List<Column>> columns, int group, Map<String, Object> fixed,
    boolean computed) implements IntakeConfiguration {}
