/** Programs that are not ours, asked for their verdicts. */
package io.bordereau.signing.judges;
