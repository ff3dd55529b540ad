package io.bordereau.signing.verify;

import io.bordereau.signing.keys.KeysUnusable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * What is trusted without further proof: certificates of one's own choice, and the services that trusted lists of the European Union name (ETSI TS 119 612),
 * read from local files. Nothing is fetched.
 */
public final class TrustAnchors {
  private static final long LARGEST = 64L << 20;

  /** Nothing is trusted: every signature is at best unknown. */
  public static final TrustAnchors NONE = new TrustAnchors(List.of(), List.of());

  private final List<Anchor> anchors;
  private final List<String> remarks;
  private final Map<X500Principal, List<Anchor>> bySubject = new HashMap<>();

  private TrustAnchors(List<Anchor> anchors, List<String> remarks) {
    this.anchors = List.copyOf(anchors);
    this.remarks = List.copyOf(remarks);
    for (Anchor each : anchors) {
      bySubject.computeIfAbsent(each.certificate().getSubjectX500Principal(), name -> new ArrayList<>()).add(each);
    }
  }

  /** Certificates of one's own choice, for everything. */
  public static TrustAnchors of(Collection<X509Certificate> certificates) {
    return new TrustAnchors(certificates.stream().map(each -> Anchor.own(each, "own list")).toList(), List.of());
  }

  /**
   * All anchors of files and folders: PEM, DER, PKCS#12, and trusted lists in XML.
   *
   * @param paths files, or folders of which every file is read
   * @param password of PKCS#12 stores
   * @param listSigners the certificates that may sign trusted lists, or the list of the lists where that is among the files, which names who may sign the
   *     others; when none are given, the lists are taken as the operator put them there, with a remark
   * @param at the moment of asking: a list that is over is said to be so
   * @throws KeysUnusable when a file is none of these, or a list is not signed by one of those who may, in words
   */
  public static TrustAnchors read(Collection<Path> paths, char[] password, Collection<X509Certificate> listSigners, Instant at) throws KeysUnusable {
    List<Anchor> found = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    Map<String, List<X509Certificate>> pointers = new HashMap<>();
    List<Path> others = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : files(path)) {
        byte[] bytes = bytes(file);
        String name = file.getFileName().toString();
        if (TrustedList.looksLike(bytes) && TrustedList.ofLists(name, bytes)) {
          pointers.putAll(TrustedList.pointers(name, bytes, listSigners));
          if (listSigners.isEmpty()) {
            remarks.add("The list of the lists (" + name + ") was taken as it lies there: no certificate was given to check its own signature with.");
          }
        } else {
          others.add(file);
        }
      }
    }
    for (Path file : others) {
      one(file, password, listSigners, pointers, at, found, remarks);
    }
    return new TrustAnchors(found, remarks);
  }

  /** The certificates of a PEM, DER or PKCS#12 file. KeysUnusable says in words what is wrong. */
  public static List<X509Certificate> certificates(Path file, char[] password) throws KeysUnusable {
    return certificates(file, bytes(file), password);
  }

  /** These and others. */
  public TrustAnchors and(TrustAnchors others) {
    List<Anchor> both = new ArrayList<>(anchors);
    both.addAll(others.anchors);
    List<String> all = new ArrayList<>(remarks);
    all.addAll(others.remarks);
    return new TrustAnchors(both, all);
  }

  /** All of them. */
  public List<Anchor> all() {
    return anchors;
  }

  /** What the operator should know about the files: a list that is over, or whose own signature was not checked. */
  public List<String> remarks() {
    return remarks;
  }

  /** Those of a certificate itself. */
  List<Anchor> of(X509Certificate certificate) {
    return named(certificate.getSubjectX500Principal()).stream().filter(each -> each.certificate().equals(certificate)).toList();
  }

  /** Those of a name. */
  List<Anchor> named(X500Principal subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  private static List<Path> files(Path path) throws KeysUnusable {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith(".")
          && !file.getFileName().toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new KeysUnusable(path + " cannot be read");
    }
  }

  private static void one(Path file, char[] password, Collection<X509Certificate> listSigners, Map<String, List<X509Certificate>> pointers, Instant at, List<Anchor> found,
      List<String> remarks) throws KeysUnusable {
    byte[] bytes = bytes(file);
    if (!TrustedList.looksLike(bytes)) {
      String name = file.getFileName().toString();
      certificates(file, bytes, password).forEach(each -> found.add(Anchor.own(each, "own list (" + name + ")")));
      return;
    }
    TrustedList list = TrustedList.read(file.getFileName().toString(), bytes, listSigners, pointers);
    found.addAll(list.anchors());
    if (listSigners.isEmpty() && !list.pointed()) {
      remarks.add("The " + list.title() + " was taken as it lies there: no certificate was given to check its own signature with.");
    }
    if (list.next() != null && list.next().isBefore(at)) {
      remarks.add("The " + list.title() + " should have been replaced by a newer one on " + Algorithms.date(list.next()) + ".");
    }
  }

  private static byte[] bytes(Path file) throws KeysUnusable {
    try {
      if (Files.size(file) > LARGEST) {
        throw new KeysUnusable(file + " is larger than " + LARGEST + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new KeysUnusable(file + " is missing or cannot be read");
    }
  }

  private static List<X509Certificate> certificates(Path file, byte[] bytes, char[] password) throws KeysUnusable {
    String beginning = new String(bytes, 0, Math.min(bytes.length, 1 << 16), StandardCharsets.ISO_8859_1);
    List<X509Certificate> all = new ArrayList<>();
    try (InputStream in = new ByteArrayInputStream(bytes)) {
      if (beginning.contains("-----BEGIN") || !store(bytes)) {
        for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
          all.add((X509Certificate) each);
        }
      } else {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(in, password);
        for (String alias : Collections.list(store.aliases())) {
          if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
            all.add(certificate);
          }
        }
      }
    } catch (IOException e) {
      throw new KeysUnusable(file + " is no PKCS#12 store, or its password is wrong");
    } catch (CertificateException e) {
      throw new KeysUnusable(file + " holds no readable certificate");
    } catch (GeneralSecurityException e) {
      throw new KeysUnusable(file + " cannot be opened");
    }
    if (all.isEmpty()) {
      throw new KeysUnusable(file + " holds no certificate to trust");
    }
    return all;
  }

  /** Whether a DER file is a PKCS#12 store, which begins with its version 3, and not a certificate. */
  private static boolean store(byte[] bytes) {
    for (int i = 2; i + 2 < Math.min(bytes.length, 10); i++) {
      if (bytes[i] == 2 && bytes[i + 1] == 1 && bytes[i + 2] == 3) {
        return true;
      }
      if (bytes[i] == 0x30) {
        return false;
      }
    }
    return false;
  }
}
