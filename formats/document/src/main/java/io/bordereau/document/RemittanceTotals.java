package io.bordereau.document;

/**
 * Sums of a remittance. A null is an amount that the payer did not state.
 *
 * @param gross sum of what was due (RT-40)
 * @param discount sum of the discounts (RT-41)
 * @param adjustments sum of the adjustments (RT-42)
 * @param net sum of what is paid for the items (RT-43)
 * @param tax sum of the taxes (RT-44)
 */
public record RemittanceTotals(
    @Term("RT-40") Money gross,
    @Term("RT-41") Money discount,
    @Term("RT-42") Money adjustments,
    @Term("RT-43") Money net,
    @Term("RT-44") Money tax) {}
