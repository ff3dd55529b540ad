package io.bordereau.connectors;

import io.bordereau.connectors.api.Channel;
import java.nio.file.Path;
import java.util.List;

/** What a connector's tests provide for the law: counterparts of several characters. */
public interface Stage {
  /** An open counterpart of a character; null when this transport cannot have one. */
  Open open(Character character, Path folder) throws Exception;

  /** What kind of counterpart. */
  enum Character {
    /** Takes and answers. */
    HONEST,
    /** Takes, and answers only after being asked for our certificate. */
    ASKING,
    /** Is not who it says it is. */
    IMPOSTOR,
    /** Never answers. */
    SILENT,
    /** Answers without end. */
    ENDLESS,
    /** Wants us to come back in two minutes. */
    BUSY,
    /** Refuses for ever. */
    REFUSING,
    /** Is not there. */
    ABSENT
  }

  /** A counterpart at work. */
  interface Open extends AutoCloseable {
    /** How to reach it, with time-outs of about a second. */
    Channel channel();

    /** What it has got. */
    List<Got> got();

    @Override
    void close();
  }

  /**
   * What a counterpart has got.
   *
   * @param identity the identity that came with it
   * @param bytes the bytes
   * @param sender who we proved to be; null when it did not ask
   * @param readable whether somebody on the way could have read it
   */
  record Got(String identity, byte[] bytes, String sender, boolean readable) {}
}
