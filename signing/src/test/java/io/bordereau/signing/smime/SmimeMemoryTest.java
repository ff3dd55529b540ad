package io.bordereau.signing.smime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.keys.DigestAlgorithm;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.IOUtils;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.smime.SMIMEAttributes;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large content passes through a small heap, both ways. {@code -Dsmime.megabytes=1024} runs it in full size, within 64 MB; what runs every time is scaled
 * down: far more content than heap all the same.
 */
class SmimeMemoryTest {
  private static final int MEGABYTES = Integer.getInteger("smime.megabytes", 96);
  private static final String HEAP = "-Xmx" + (MEGABYTES >= 1024 ? 64 : 32) + "m";

  @TempDir
  private Path folder;

  @Test
  void muchPassesThroughLittleMemory() throws Exception {
    var places = new LinkedHashSet<String>();
    for (var type : List.of(SmimeMemoryTest.class, SmimeSigner.class, CMSSignedData.class, ASN1InputStream.class, SMIMEAttributes.class, MimeTokenStream.class,
        IOUtils.class)) {
      places.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, "-cp", String.join(":", places),
        SmimeMemoryTest.class.getName(), folder.toString(), Integer.toString(MEGABYTES));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(15, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), said);
    assertTrue(said.contains("7 ways"), said);
  }

  /** In a process of its own, with little memory. */
  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments[0]);
    long bytes = Long.parseLong(arguments[1]) << 20;
    var person = Person.of("somebody", "P-256");
    var entity = new MimeEntity(MimeHeaders.of("Content-Type", "application/octet-stream"), out -> {
      byte[] block = new byte[1 << 16];
      for (int i = 0; i < block.length; i++) block[i] = (byte) (i * 31 + i / 7);
      for (long done = 0; done < bytes; done += block.length) {
        block[0]++;
        block[(int) (done >> 16) & 0xFFFF] ^= 0x55;
        out.write(block);
      }
    });
    var before = new Counter();
    entity.writeTo(before);
    var file = folder.resolve("large");
    var ways = new ArrayList<String>();
    for (var form : SmimeSigner.Form.values()) {
      var signed = new SmimeSigner(person.key(), DigestAlgorithm.SHA256, form, TransferEncoding.BINARY).sign(entity);
      write(signed, file);
      var after = new Counter();
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        good(SmimeVerifier.strict(person.trusted()).verify(signed.headers(), in, Person.NOW, after), before, after);
      }
      ways.add(form.name());
    }
    var limits = new SmimeLimits(4L << 30, 1 << 20, 32 << 10, 10_000);
    for (var cipher : List.of(Cipher.AES_128_CBC, Cipher.AES_256_GCM)) {
      for (var encoding : TransferEncoding.values()) {
        var encrypted = new SmimeEncrypter(person.key().chain(), cipher, SmimeEncrypter.KeyTransport.RSA_1_5, encoding).encrypt(entity);
        write(encrypted, file);
        var after = new Counter();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
          good(new SmimeDecrypter(List.of(person.key()), SmimeDecrypter.AES, limits).open(encrypted.headers(), in, after), before, after);
        }
        ways.add(cipher.name());
      }
    }
    var compression = new SmimeCompression(limits, TransferEncoding.BINARY);
    var compressed = compression.compress(entity);
    write(compressed, file);
    var after = new Counter();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      good(compression.expand(compressed.headers(), in, after), before, after);
    }
    ways.add("zlib");
    System.out.println(ways.size() + " ways");
  }

  private static void write(MimeEntity entity, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      entity.content().writeTo(out);
    }
  }

  private static void good(SmimeOutcome<?> outcome, Counter before, Counter after) {
    if (!(outcome instanceof SmimeOutcome.Good) || before.bytes != after.bytes || before.sum != after.sum) {
      throw new AssertionError(outcome + " " + before.bytes + " " + after.bytes);
    }
  }

  /** Counts and sums, and keeps nothing. */
  private static final class Counter extends OutputStream {
    private long bytes;
    private long sum;

    @Override
    public void write(int b) {
      bytes++;
      sum = sum * 31 + (byte) b;
    }

    @Override
    public void write(byte[] from, int start, int length) {
      for (int i = start; i < start + length; i++) {
        sum = sum * 31 + from[i];
      }
      bytes += length;
    }
  }
}
