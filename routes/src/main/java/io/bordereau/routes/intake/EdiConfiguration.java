package io.bordereau.routes.intake;

/**
 * An intake of a partner's own EDI message.
 *
 * @param name the file name without its ending
 * @param smooks the Smooks configuration
 * @param edi which message of whom, and its structure
 * @param meaning what its values mean
 */
record EdiConfiguration(String name, byte[] smooks, EdiSyntax edi, Meaning meaning) implements IntakeConfiguration {}
