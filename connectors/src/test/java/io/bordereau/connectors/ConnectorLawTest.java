package io.bordereau.connectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.connectors.Stage.Character;
import io.bordereau.connectors.Stage.Got;
import io.bordereau.connectors.Stage.Open;
import io.bordereau.connectors.api.Connector;
import io.bordereau.connectors.api.Delivery;
import io.bordereau.connectors.api.Parcel;
import io.bordereau.connectors.api.Trait;
import io.bordereau.connectors.https.HttpsStage;
import io.bordereau.connectors.mailbox.MailboxStage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** One law for all connectors: what one declares it keeps against a real counterpart, and what it cannot know it does not claim. */
class ConnectorLawTest {
  private static final Parcel PARCEL =
      new Parcel("law-1@hub", "application/octet-stream", "exactly these bytes \r\n\u0000".getBytes(StandardCharsets.UTF_8), Map.of(), "law.bin");
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** A new connector is one row here. */
  private static final Map<String, Stage> STAGES = Map.of("https", new HttpsStage(), "mailbox", new MailboxStage());

  @TempDir
  private Path folder;

  private interface Law {
    void holds(Connector connector, Stage stage) throws Exception;
  }

  private Stream<DynamicTest> forAll(String law, Law body) {
    return Connectors.ALL.stream().map(connector -> DynamicTest.dynamicTest(connector.id() + ": " + law, () -> {
      Stage stage = STAGES.get(connector.id());
      assertNotNull(stage, "connector " + connector.id() + " has no stage for the law");
      body.holds(connector, stage);
    }));
  }

  private Stream<DynamicTest> whereDeclared(Trait trait, Law body) {
    return forAll(trait.name(), (connector, stage) -> {
      if (connector.traits().contains(trait)) {
        body.holds(connector, stage);
      }
    });
  }

  @Test
  void idsAreUniqueAndFound() {
    assertEquals(Connectors.ALL.size(), new HashSet<>(Connectors.ids()).size());
    assertTrue(Connectors.ALL.size() >= STAGES.size());
    Connectors.ALL.forEach(connector -> assertEquals(connector, Connectors.byId(connector.id()).orElseThrow()));
    assertTrue(Connectors.byId("pigeon").isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> whatIsTakenArrivedByteForByteWithEvidence() {
    return forAll("bytes", (connector, stage) -> {
      try (Open open = stage.open(Character.HONEST, folder)) {
        assertEquals(List.of(), connector.check(open.channel()));
        var accepted = assertInstanceOf(Delivery.Accepted.class, connector.send(PARCEL, open.channel()));
        assertArrayEquals(PARCEL.bytes(), open.got().get(0).bytes());
        assertEquals(PARCEL.identity(), accepted.evidence().identity());
        assertFalse(accepted.answers().isEmpty());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> aRefusalSaysWhoseTurnItIs() {
    return forAll("refusal", (connector, stage) -> {
      try (Open open = stage.open(Character.REFUSING, folder)) {
        var refused = assertInstanceOf(Delivery.Refused.class, connector.send(PARCEL, open.channel()));
        refused.findings().forEach(finding -> {
          assertNotNull(finding.turn());
          assertFalse(finding.message().isBlank());
          assertFalse(finding.next().isBlank());
        });
        assertEquals(1, open.got().size());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> whereNobodyIsNothingWasTaken() {
    return forAll("absent", (connector, stage) -> {
      try (Open open = stage.open(Character.ABSENT, folder)) {
        assertInstanceOf(Delivery.Retry.class, connector.send(PARCEL, open.channel()));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> silenceIsNotCertainty() {
    return forAll("silence", (connector, stage) -> {
      try (Open open = stage.open(Character.SILENT, folder)) {
        if (open == null) return; // Nobody answers here at all: what lies in the folder is certain.
        assertInstanceOf(Delivery.Unknown.class, connector.send(PARCEL, open.channel()));
        assertEquals(1, open.got().size(), "nothing is repeated behind the caller's back");
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> stableIdentity() {
    return whereDeclared(Trait.STABLE_IDENTITY, (connector, stage) -> {
      try (Open open = stage.open(Character.HONEST, folder)) {
        connector.send(PARCEL, open.channel());
        connector.send(PARCEL, open.channel());
        assertEquals(List.of("law-1@hub", "law-1@hub"), open.got().stream().map(Got::identity).toList());
        assertTrue(Arrays.equals(open.got().get(0).bytes(), open.got().get(1).bytes()));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> answersAtOnce() {
    return whereDeclared(Trait.ANSWERS_AT_ONCE, (connector, stage) -> {
      try (Open open = stage.open(Character.HONEST, folder)) {
        var accepted = assertInstanceOf(Delivery.Accepted.class, connector.send(PARCEL, open.channel()));
        assertTrue(accepted.answers().size() > 1, "more than the transport's own answer");
        assertTrue(accepted.evidence().body().length > 0);
      }
    });
  }

  /** A machine under load may lose a handshake; that is a Retry, and the law asks what arrives in the end. */
  private static void arrives(Connector connector, Open open) {
    Delivery last = null;
    for (int attempt = 0; attempt < 3 && open.got().isEmpty(); attempt++) last = connector.send(PARCEL, open.channel());
    assertFalse(open.got().isEmpty(), "nothing arrived: " + last);
  }

  @TestFactory
  Stream<DynamicTest> confidential() {
    return whereDeclared(Trait.CONFIDENTIAL, (connector, stage) -> {
      try (Open open = stage.open(Character.HONEST, folder)) {
        arrives(connector, open);
        assertFalse(open.got().get(0).readable());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> peerProven() {
    return whereDeclared(Trait.PEER_PROVEN, (connector, stage) -> {
      try (Open open = stage.open(Character.IMPOSTOR, folder)) {
        assertInstanceOf(Delivery.Retry.class, connector.send(PARCEL, open.channel()));
        assertEquals(List.of(), open.got(), "an impostor gets nothing");
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> selfProven() {
    return whereDeclared(Trait.SELF_PROVEN, (connector, stage) -> {
      try (Open open = stage.open(Character.ASKING, folder)) {
        assertInstanceOf(Delivery.Accepted.class, connector.send(PARCEL, open.channel()));
        assertNotNull(open.got().get(0).sender());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> bounded() {
    return whereDeclared(Trait.BOUNDED, (connector, stage) -> {
      for (Character character : List.of(Character.SILENT, Character.ENDLESS)) {
        try (Open open = stage.open(character, folder)) {
          assertTimeout(PATIENCE, () -> assertInstanceOf(Delivery.Unknown.class, connector.send(PARCEL, open.channel())));
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> paced() {
    return whereDeclared(Trait.PACED, (connector, stage) -> {
      try (Open open = stage.open(Character.BUSY, folder)) {
        assertNotNull(assertInstanceOf(Delivery.Retry.class, connector.send(PARCEL, open.channel())).notBefore());
      }
    });
  }
}
