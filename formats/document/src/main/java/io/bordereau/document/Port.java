package io.bordereau.document;

/**
 * A port or terminal of a voyage. Every part may be null.
 *
 * @param function what happens there, as a foreign code with its origin before a colon (BX-555)
 * @param scheme scheme of its number, as a foreign code with its origin before a colon (BX-556)
 * @param id its number (BX-557)
 * @param name its name (BX-558)
 * @param country country, ISO 3166-1 alpha-2 (BX-559)
 * @param terminal terminal (BX-560)
 * @param pier pier (BX-561)
 * @param subdivision state or province (BX-562)
 */
public record Port(
    @Term("BX-555") String function,
    @Term("BX-556") String scheme,
    @Term("BX-557") String id,
    @Term("BX-558") String name,
    @Term("BX-559") String country,
    @Term("BX-560") String terminal,
    @Term("BX-561") String pier,
    @Term("BX-562") String subdivision) {}
