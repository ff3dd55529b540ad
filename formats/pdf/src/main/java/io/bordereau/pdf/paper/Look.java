package io.bordereau.pdf.paper;

/**
 * How a table looks.
 *
 * @param header style of the header cells
 * @param gap room between two columns
 * @param above room above the content of a row
 * @param below room below the content of a row
 * @param hair thickness of the line between two rows; 0 for none
 * @param line colour of these lines
 * @param strong colour of the line below the header
 */
public record Look(Style header, float gap, float above, float below, float hair, int line, int strong) {}
