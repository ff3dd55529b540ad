package io.bordereau.routes.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tree is that of RFC 6962: its roots are those of the test vectors that its implementations share. */
class MerkleTreeTest {
  private static final List<String> LEAVES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
  private static final List<String> ROOTS = List.of("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static List<byte[]> leaves(int count) {
    return LEAVES.subList(0, count).stream().map(HexFormat.of()::parseHex).toList();
  }

  @Test
  void rootsAreThoseOfTheSharedVectors() {
    for (int count = 0; count < ROOTS.size(); count++) {
      assertEquals(ROOTS.get(count), HexFormat.of().formatHex(new MerkleTree(leaves(count)).root()), count + " leaves");
    }
  }

  @Test
  void everyLeafOfEveryTreeProvesItsPlaceAndNoOther() {
    for (int count = 1; count <= 40; count++) {
      int size = count;
      var leaves = IntStream.range(0, count).mapToObj(i -> new byte[] {(byte) i, (byte) size}).toList();
      var tree = new MerkleTree(leaves);
      for (int index = 0; index < count; index++) {
        var path = tree.path(index);
        assertArrayEquals(tree.root(), MerkleTree.root(index, count, leaves.get(index), path), index + " of " + count);
        for (int other = 0; other < count; other++) {
          if (other != index) assertFalse(Arrays.equals(tree.root(), MerkleTree.root(other, count, leaves.get(index), path)), index + " passes for " + other + " of " + count);
        }
        assertFalse(Arrays.equals(tree.root(), MerkleTree.root(index, count, new byte[] {99}, path)), "another leaf passes");
      }
    }
  }

  @Test
  void aNodeIsNotTakenForALeaf() {
    var tree = new MerkleTree(leaves(2));
    var joined = new byte[64];
    System.arraycopy(new MerkleTree(leaves(1)).root(), 0, joined, 0, 32);
    System.arraycopy(tree.path(0).get(0), 0, joined, 32, 32);
    assertFalse(Arrays.equals(tree.root(), new MerkleTree(List.of(joined)).root()));
  }
}
