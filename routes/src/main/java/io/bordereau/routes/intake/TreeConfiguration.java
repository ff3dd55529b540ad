package io.bordereau.routes.intake;

/**
 * An intake of a company's own XML or of fixed-length records.
 *
 * @param name the file name without its ending
 * @param smooks the Smooks configuration
 * @param syntax what such a file looks like
 * @param meaning what its values mean
 */
record TreeConfiguration(String name, byte[] smooks, TreeSyntax syntax, Meaning meaning) implements IntakeConfiguration {}
