/**
 * The canonical documents: immutable records, each component tied to its term of EN 16931-1 ({@code BT-nn}, {@code BG-nn})
 * or to a documented extension term of this project ({@code BX-nn}). Depends on {@code java.*} only.
 */
package io.bordereau.document;
