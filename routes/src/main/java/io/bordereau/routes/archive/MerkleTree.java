package io.bordereau.routes.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The tree of RFC 6962, section 2.1, by SHA-256: leaves are hashed behind a zero byte, nodes behind a one, so that neither can be taken for the other. */
final class MerkleTree {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /** Its levels, leaves first; a node without a sibling is carried up as it is. */
  private final List<List<byte[]>> levels = new ArrayList<>();

  /** The tree over these leaves, in their order. */
  MerkleTree(List<byte[]> leaves) {
    List<byte[]> level = new ArrayList<>(leaves.size());
    for (var leaf : leaves) level.add(hash(LEAF, leaf, null));
    levels.add(level);
    while (level.size() > 1) {
      List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
      for (int i = 0; i + 1 < level.size(); i += 2) above.add(hash(NODE, level.get(i), level.get(i + 1)));
      if (level.size() % 2 == 1) above.add(level.get(level.size() - 1));
      levels.add(above);
      level = above;
    }
  }

  /** Its root; the digest of nothing when it has no leaf. */
  byte[] root() {
    var top = levels.get(levels.size() - 1);
    return top.isEmpty() ? sha256().digest() : top.get(0).clone();
  }

  /** What has to be hashed with a leaf, from the leaf up, to come to the root. */
  List<byte[]> path(int index) {
    if (index < 0 || index >= levels.get(0).size()) throw new IndexOutOfBoundsException(index);
    List<byte[]> path = new ArrayList<>();
    int place = index;
    for (var level : levels.subList(0, levels.size() - 1)) {
      int sibling = place ^ 1;
      if (sibling < level.size()) path.add(level.get(sibling).clone());
      place >>= 1;
    }
    return path;
  }

  /** The root that a leaf and its path come to (RFC 9162, section 2.1.3.2); null when no tree of that size has such a path. */
  static byte[] root(int index, int size, byte[] leaf, List<byte[]> path) {
    if (index < 0 || index >= size) return null;
    byte[] hash = hash(LEAF, leaf, null);
    int place = index;
    int last = size - 1;
    for (var sibling : path) {
      if (last == 0) return null;
      if ((place & 1) == 1 || place == last) {
        hash = hash(NODE, sibling, hash);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        hash = hash(NODE, hash, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 ? hash : null;
  }

  private static byte[] hash(byte kind, byte[] left, byte[] right) {
    var digest = sha256();
    digest.update(kind);
    digest.update(left);
    if (right != null) digest.update(right);
    return digest.digest();
  }

  /** A fresh SHA-256. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
