package io.bordereau.signing.verify;

import io.bordereau.signing.keys.KeysUnusable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A trusted list of a member state (ETSI TS 119 612 V2.2.1 and later editions, Commission Implementing Decision (EU) 2015/1505): the services that issue qualified
 * certificates and qualified time-stamps, with the times during which they were granted.
 *
 * @param title of whom it is, for a sentence
 * @param next when a newer one is due; null when it is closed
 * @param pointed whether the list of the lists says who may sign it
 * @param anchors the certificates of its services
 */
record TrustedList(String title, Instant next, boolean pointed, List<Anchor> anchors) {
  private static final int MOST_STATES = 1000;
  private static final String LIST = "http://uri.etsi.org/02231/v2#";
  private static final String ISSUES = "http://uri.etsi.org/TrstSvc/Svctype/CA/QC";
  private static final String STAMPS = "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST";
  /** Good under the regulation, and under the directive before July 2016: under supervision, being wound up under supervision, accredited. */
  private static final Set<String> GOOD = Set.of("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted",
      "http://uri.etsi.org/TrstSvc/eSigDir-1999-EC-TrustedList/Svcstatus/undersupervision",
      "http://uri.etsi.org/TrstSvc/eSigDir-1999-EC-TrustedList/Svcstatus/supervisionincessation",
      "http://uri.etsi.org/TrstSvc/eSigDir-1999-EC-TrustedList/Svcstatus/accredited");
  private static final String FOR = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/";

  private static final String LIST_OF_LISTS = "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUlistofthelists";

  /** Whether a list is the list of the lists (5.3.13, TSLType), which names no services but those who sign the others. */
  static boolean ofLists(String name, byte[] bytes) throws KeysUnusable {
    return text(at(parse(name, bytes).getDocumentElement(), "SchemeInformation", "TSLType")).equals(LIST_OF_LISTS);
  }

  /**
   * Who may sign the other lists, by their territory.
   *
   * @throws KeysUnusable when it cannot be read, or is not signed by one of those who may sign it
   */
  static Map<String, List<X509Certificate>> pointers(String name, byte[] bytes, Collection<X509Certificate> signers) throws KeysUnusable {
    Element root = parse(name, bytes).getDocumentElement();
    if (!signers.isEmpty()) {
      TrustedListSeal.check(name, root, signers);
    }
    Map<String, List<X509Certificate>> all = new HashMap<>();
    for (Element pointer : children(at(root, "SchemeInformation", "PointersToOtherTSL"), "OtherTSLPointer")) {
      String territory = "";
      for (Element other : children(at(pointer, "AdditionalInformation"), "OtherInformation")) {
        String said = text(at(other, "SchemeTerritory"));
        territory = said.isEmpty() ? territory : said;
      }
      List<X509Certificate> may = all.computeIfAbsent(territory, each -> new ArrayList<>());
      for (Element identity : children(at(pointer, "ServiceDigitalIdentities"), "ServiceDigitalIdentity")) {
        children(identity, "DigitalId").forEach(each -> certificate(each).ifPresent(may::add));
      }
    }
    return all;
  }

  static boolean looksLike(byte[] bytes) {
    String beginning = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.UTF_8);
    return beginning.contains("TrustServiceStatusList");
  }

  /**
   * Reads a list.
   *
   * @param name of the file, for messages
   * @param bytes the list
   * @param signers who may sign it; none to take it unchecked
   * @param pointers who may sign it by the list of the lists, by territory; empty when that is not at hand
   * @throws KeysUnusable when it cannot be read, or is not signed by one of them
   */
  static TrustedList read(String name, byte[] bytes, Collection<X509Certificate> signers, Map<String, List<X509Certificate>> pointers) throws KeysUnusable {
    Document document = parse(name, bytes);
    Element root = document.getDocumentElement();
    if (!LIST.equals(root.getNamespaceURI()) || !"TrustServiceStatusList".equals(root.getLocalName())) {
      throw new KeysUnusable(name + " is no trusted list");
    }
    String territory = text(at(root, "SchemeInformation", "SchemeTerritory"));
    Collection<X509Certificate> may = pointers.getOrDefault(territory, List.copyOf(signers));
    if (!may.isEmpty()) {
      TrustedListSeal.check(name, root, may);
    }
    String title = "EU trusted list" + (territory.isEmpty() ? "" : " " + territory);
    String due = text(at(root, "SchemeInformation", "NextUpdate", "dateTime"));
    List<Anchor> anchors = new ArrayList<>();
    try {
      for (Element provider : children(at(root, "TrustServiceProviderList"), "TrustServiceProvider")) {
        for (Element service : children(at(provider, "TSPServices"), "TSPService")) {
          service(title, service, !may.isEmpty() && !signers.isEmpty(), due.isEmpty() ? null : time(due), anchors);
        }
      }
      return new TrustedList(title, due.isEmpty() ? null : time(due), pointers.containsKey(territory), List.copyOf(anchors));
    } catch (DateTimeException e) {
      throw new KeysUnusable(name + " has a date that is none");
    }
  }

  private static void service(String title, Element service, boolean checked, Instant over, List<Anchor> anchors) {
    Element now = at(service, "ServiceInformation");
    String type = text(at(now, "ServiceTypeIdentifier"));
    if (!type.equals(ISSUES) && !type.equals(STAMPS)) {
      return;
    }
    List<Element> elements = new ArrayList<>();
    elements.add(now);
    elements.addAll(children(at(service, "ServiceHistory"), "ServiceHistoryInstance"));
    elements.sort(Comparator.comparing((Element each) -> time(text(at(each, "StatusStartingTime")))).reversed());
    List<TrustedService.State> states = new ArrayList<>();
    Instant until = null;
    for (Element each : elements.subList(0, Math.min(elements.size(), MOST_STATES))) {
      Instant from = time(text(at(each, "StatusStartingTime")));
      if (until == null || from.isBefore(until)) {
        states.add(state(each, type, from, until));
      }
      until = from;
    }
    List<Anchor.Period> granted = states.stream().filter(TrustedService.State::granted).map(each -> new Anchor.Period(each.from(), each.until())).toList();
    Set<Anchor.Use> uses = uses(type, now);
    if (granted.isEmpty() || uses.isEmpty()) {
      return;
    }
    String name = Certificates.printable(text(at(now, "ServiceName", "Name")));
    String source = title + ": " + name + (type.equals(STAMPS) ? " (qualified time-stamps)" : " (qualified certificates for " + words(uses) + ")");
    TrustedService listed = new TrustedService(title, name, type.equals(STAMPS), checked, over, states);
    for (Element id : children(at(now, "ServiceDigitalIdentity"), "DigitalId")) {
      certificate(id).ifPresent(each -> anchors.add(new Anchor(each, source, uses, granted, listed)));
    }
  }

  /** The certificate of an identity; empty when it has none that can be read: a service may be named by several, and one that cannot be read vouches for nothing. */
  static Optional<X509Certificate> certificate(Element identity) {
    String encoded = text(at(identity, "X509Certificate"));
    try {
      return encoded.isEmpty() ? Optional.empty() : Optional.of(Certificates.read(Base64.getMimeDecoder().decode(encoded)));
    } catch (CertificateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TrustedService.State state(Element element, String type, Instant from, Instant until) {
    String status = text(at(element, "ServiceStatus"));
    boolean same = text(at(element, "ServiceTypeIdentifier")).equals(type);
    List<Qualification> qualifications = new ArrayList<>();
    Set<Anchor.Use> uses = EnumSet.noneOf(Anchor.Use.class);
    boolean web = false;
    for (Element extension : children(at(element, "ServiceInformationExtensions"), "Extension")) {
      children(at(extension, "Qualifications"), "QualificationElement").forEach(each -> qualifications.add(Qualification.of(each)));
      String uri = text(at(extension, "AdditionalServiceInformation", "URI"));
      web |= uri.equals(FOR + "ForWebSiteAuthentication");
      if (uri.equals(FOR + "ForeSignatures")) {
        uses.add(Anchor.Use.SIGNATURES);
      } else if (uri.equals(FOR + "ForeSeals")) {
        uses.add(Anchor.Use.SEALS);
      }
    }
    return new TrustedService.State(from, until, same ? status.substring(status.lastIndexOf('/') + 1) : "another service", same && GOOD.contains(status), uses, web, qualifications);
  }

  /** For what a service issues (5.5.9.4); before the regulation lists did not say, and signatures were all there was. */
  private static Set<Anchor.Use> uses(String type, Element state) {
    if (type.equals(STAMPS)) {
      return EnumSet.of(Anchor.Use.TIMESTAMPS);
    }
    Set<Anchor.Use> uses = EnumSet.noneOf(Anchor.Use.class);
    boolean said = false;
    for (Element extension : children(at(state, "ServiceInformationExtensions"), "Extension")) {
      String uri = text(at(extension, "AdditionalServiceInformation", "URI"));
      said |= uri.startsWith(FOR + "For");
      if (uri.equals(FOR + "ForeSignatures")) {
        uses.add(Anchor.Use.SIGNATURES);
      } else if (uri.equals(FOR + "ForeSeals")) {
        uses.add(Anchor.Use.SEALS);
      }
    }
    return said ? uses : EnumSet.of(Anchor.Use.SIGNATURES);
  }

  private static String words(Set<Anchor.Use> uses) {
    return uses.containsAll(Set.of(Anchor.Use.SIGNATURES, Anchor.Use.SEALS)) ? "signatures and seals" : uses.contains(Anchor.Use.SEALS) ? "seals" : "signatures";
  }

  private static Document parse(String name, byte[] bytes) throws KeysUnusable {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(bytes));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new KeysUnusable(name + " is no readable XML");
    }
  }

  private static Instant time(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  static String text(Element element) {
    return element == null ? "" : element.getTextContent().strip();
  }

  /** The first element down a way of names, whatever their namespace: the list and its extensions have several. */
  static Element at(Element from, String... names) {
    Element here = from;
    for (String name : names) {
      List<Element> inside = children(here, name);
      if (inside.isEmpty()) {
        return null;
      }
      here = inside.get(0);
    }
    return here;
  }

  /** The elements right below one, of a name or all of them. */
  static List<Element> children(Element from, String name) {
    List<Element> all = new ArrayList<>();
    for (Node node = from == null ? null : from.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && (name == null || element.getLocalName().equals(name))) {
        all.add(element);
      }
    }
    return all;
  }
}
