package io.bordereau.signing.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program {@code openssl} as a judge that is not ours. */
public final class Openssl {
  private Openssl() {}

  /** What it says, when it ends with the expected code. */
  public static String run(int expected, Object... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of("openssl"));
    for (var argument : arguments) command.add(argument.toString());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(expected, process.exitValue(), command + "\n" + said);
    return said;
  }

  /** Certificates in a file that it reads. */
  public static Path pem(Path file, X509Certificate... certificates) throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      for (var each : certificates) {
        text.append("-----BEGIN CERTIFICATE-----\n").append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(each.getEncoded()));
        text.append("\n-----END CERTIFICATE-----\n");
      }
    } catch (CertificateEncodingException e) {
      throw new IOException(e);
    }
    return Files.writeString(file, text);
  }
}
