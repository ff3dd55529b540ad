package io.bordereau.pdf.paper;

/**
 * Where the seal of a signature can stand and hides nothing. Lengths in points, of the page as it is seen.
 *
 * @param page its number, from 1
 * @param left from the left edge
 * @param bottom from the lower edge
 * @param width of the box
 * @param height of the box
 */
public record SealPlace(int page, float left, float bottom, float width, float height) {}
