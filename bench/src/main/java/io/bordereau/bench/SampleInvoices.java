package io.bordereau.bench;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Residue;
import io.bordereau.xml.ubl.Ubl;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Invoices of any number of lines, valid under Peppol BIS Billing 3, made of the same few parts. */
final class SampleInvoices {
  private static final String HEAD = """
      <?xml version="1.0" encoding="UTF-8"?>
      <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" \
      xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" \
      xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
        <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
        <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
        <cbc:ID>B-2026-%1$d</cbc:ID>
        <cbc:IssueDate>2026-10-05</cbc:IssueDate>
        <cbc:DueDate>2026-11-04</cbc:DueDate>
        <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
        <cbc:Note>Delivered in one lot</cbc:Note>
        <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
        <cbc:BuyerReference>4711-7</cbc:BuyerReference>
        <cac:OrderReference><cbc:ID>PO-88123</cbc:ID></cac:OrderReference>
        %2$s
        %3$s
        <cac:Delivery><cbc:ActualDeliveryDate>2026-10-01</cbc:ActualDeliveryDate></cac:Delivery>
        <cac:PaymentMeans>
          <cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
          <cbc:PaymentID>RF18539007547034</cbc:PaymentID>
          <cac:PayeeFinancialAccount><cbc:ID>AT611904300234573201</cbc:ID></cac:PayeeFinancialAccount>
        </cac:PaymentMeans>
        <cac:TaxTotal>
          <cbc:TaxAmount currencyID="EUR">%5$s</cbc:TaxAmount>
          <cac:TaxSubtotal>
            <cbc:TaxableAmount currencyID="EUR">%4$s</cbc:TaxableAmount>
            <cbc:TaxAmount currencyID="EUR">%5$s</cbc:TaxAmount>
            <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
          </cac:TaxSubtotal>
        </cac:TaxTotal>
        <cac:LegalMonetaryTotal>
          <cbc:LineExtensionAmount currencyID="EUR">%4$s</cbc:LineExtensionAmount>
          <cbc:TaxExclusiveAmount currencyID="EUR">%4$s</cbc:TaxExclusiveAmount>
          <cbc:TaxInclusiveAmount currencyID="EUR">%6$s</cbc:TaxInclusiveAmount>
          <cbc:PayableAmount currencyID="EUR">%6$s</cbc:PayableAmount>
        </cac:LegalMonetaryTotal>
      """;

  private static final String PARTY = """
      <cac:%1$s>
          <cac:Party>
            <cbc:EndpointID schemeID="9914">%3$s</cbc:EndpointID>
            <cac:PartyName><cbc:Name>%2$s</cbc:Name></cac:PartyName>
            <cac:PostalAddress>
              <cbc:StreetName>Hafenweg 4</cbc:StreetName><cbc:CityName>Linz</cbc:CityName><cbc:PostalZone>4020</cbc:PostalZone>
              <cac:Country><cbc:IdentificationCode>AT</cbc:IdentificationCode></cac:Country>
            </cac:PostalAddress>
            <cac:PartyTaxScheme><cbc:CompanyID>%3$s</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
            <cac:PartyLegalEntity><cbc:RegistrationName>%2$s</cbc:RegistrationName></cac:PartyLegalEntity>
            <cac:Contact><cbc:Name>Accounts</cbc:Name><cbc:ElectronicMail>accounts@example.com</cbc:ElectronicMail></cac:Contact>
          </cac:Party>
        </cac:%1$s>""";

  private static final String LINE = """
        <cac:InvoiceLine>
          <cbc:ID>%1$d</cbc:ID>
          <cbc:InvoicedQuantity unitCode="C62">2</cbc:InvoicedQuantity>
          <cbc:LineExtensionAmount currencyID="EUR">25.00</cbc:LineExtensionAmount>
          <cac:OrderLineReference><cbc:LineID>%1$d</cbc:LineID></cac:OrderLineReference>
          <cac:Item>
            <cbc:Description>Steel, zinc plated, box of 100</cbc:Description>
            <cbc:Name>Bolt M8 number %1$d</cbc:Name>
            <cac:SellersItemIdentification><cbc:ID>BM8-%1$d</cbc:ID></cac:SellersItemIdentification>
            <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>\
      </cac:ClassifiedTaxCategory>
          </cac:Item>
          <cac:Price><cbc:PriceAmount currencyID="EUR">12.50</cbc:PriceAmount></cac:Price>
        </cac:InvoiceLine>
      """;

  private SampleInvoices() {}

  /** An invoice in UBL. */
  static byte[] ubl(int lines) {
    StringBuilder xml = new StringBuilder(String.format(Locale.ROOT, HEAD, lines,
        PARTY.formatted("AccountingSupplierParty", "Lindgruber Werkzeuge GmbH", "ATU13585627"),
        PARTY.formatted("AccountingCustomerParty", "Morgenrot Handel OG", "ATU62895905"), lines * 25 + ".00", lines * 5 + ".00",
        lines * 30 + ".00"));
    for (int i = 1; i <= lines; i++) {
      xml.append(LINE.formatted(i));
    }
    return xml.append("</Invoice>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The same invoice as a canonical record. */
  static Object document(int lines) {
    return Ubl.PEPPOL_BIS_3.read(ubl(lines), Context.NEUTRAL).getFirst().document().orElseThrow();
  }

  /** The same invoice in a format; what it cannot carry is not in it, and what it lacks is an error. */
  static byte[] in(Format format, int lines) {
    var written = format.write(document(lines), Residue.NONE, Context.NEUTRAL);
    if (written.findings().stream().anyMatch(Finding::isError)) throw new IllegalStateException(format.id() + ": " + written.findings());
    return written.bytes();
  }
}
