package io.bordereau.routes.archive;

import io.bordereau.routes.ledger.Seals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The checkpoints outside the database: each by itself, each behind the one before, each place against the others. */
final class ExportedChain {
  /**
   * A checkpoint outside.
   *
   * @param checkpoint what it says
   * @param file where it lies
   * @param current false when its entries were lost by a restore that a later one tells of
   */
  record Exported(Checkpoint checkpoint, Path file, boolean current) {
    /** What it holds; nothing when that cannot be read. */
    List<Seals.Run> runs() throws IOException {
      var leaves = Checkpoints.read(file).leaves();
      return leaves == null ? List.of() : Checkpoint.runs(new String(leaves, StandardCharsets.UTF_8)).orElse(List.of());
    }
  }

  private final String ledger;
  private final Collection<Checkpoints> places;
  private final LedgerCheck.SignatureJudge judge;
  private final boolean signed;
  private final BiConsumer<LedgerCheck.Kind, String> say;

  ExportedChain(String ledger, Collection<Checkpoints> places, LedgerCheck.SignatureJudge judge, boolean signed, BiConsumer<LedgerCheck.Kind, String> say) {
    this.ledger = ledger;
    this.places = places;
    this.judge = judge;
    this.signed = signed;
    this.say = say;
  }

  /** Those that can be trusted, by number. */
  TreeMap<Long, Exported> read() throws IOException {
    TreeMap<Long, Exported> all = new TreeMap<>();
    List<TreeMap<Long, Exported>> each = new ArrayList<>();
    for (var place : places) each.add(read(place));
    for (var one : each) {
      one.forEach((number, exported) -> {
        var other = all.putIfAbsent(number, exported);
        if (other != null && !other.checkpoint().equals(exported.checkpoint())) {
          say.accept(LedgerCheck.Kind.CHANGED, "Checkpoint " + number + " is another one in each of two places: somebody replaced one of them.");
        }
      });
    }
    int place = 0;
    for (var one : each) {
      var where = List.copyOf(places).get(place++).folder();
      for (var number : all.keySet()) {
        if (!one.containsKey(number)) say.accept(LedgerCheck.Kind.MISSING, "Checkpoint " + number + " is missing in " + where + ", another place has it.");
      }
    }
    return current(all);
  }

  private TreeMap<Long, Exported> read(Checkpoints place) throws IOException {
    TreeMap<Long, Exported> found = new TreeMap<>();
    boolean signatures = false;
    for (var file : place.files(ledger)) {
      var read = Checkpoints.read(file);
      var checkpoint = Checkpoint.parse(new String(read.text(), StandardCharsets.UTF_8)).filter(c -> c.ledger().equals(ledger)
          && file.getFileName().toString().equals(Checkpoints.name(c.number()) + Checkpoints.TEXT));
      if (checkpoint.isEmpty()) {
        say.accept(LedgerCheck.Kind.CHANGED, file + " is no checkpoint of this ledger: it was changed.");
        continue;
      }
      leaves(checkpoint.get(), read);
      signatures = signature(checkpoint.get(), read, signatures);
      found.put(checkpoint.get().number(), new Exported(checkpoint.get(), file, true));
    }
    if (signed && !found.isEmpty() && !signatures) say.accept(LedgerCheck.Kind.MISSING, "The checkpoints in " + place.folder() + " are not signed, and should be.");
    chained(found.values().stream().map(Exported::checkpoint).toList(), place);
    return found;
  }

  private void leaves(Checkpoint checkpoint, Checkpoints.Found read) {
    if (read.leaves() == null) {
      say.accept(LedgerCheck.Kind.MISSING, "The list of what checkpoint " + checkpoint.number() + " holds is missing beside " + read.file() + ".");
      return;
    }
    if (!Checkpoint.digest(read.leaves()).equals(checkpoint.leaves())) {
      say.accept(LedgerCheck.Kind.CHANGED, "The list of what checkpoint " + checkpoint.number() + " holds was changed beside " + read.file() + ".");
    }
    var runs = Checkpoint.runs(new String(read.leaves(), StandardCharsets.UTF_8));
    if (runs.isEmpty()) return;
    var root = HexFormat.of().formatHex(new MerkleTree(Checkpoint.hashes(runs.get())).root());
    if (!root.equals(checkpoint.root())) say.accept(LedgerCheck.Kind.CHANGED, "The root of checkpoint " + checkpoint.number() + " is not that of what it holds.");
  }

  /** Once one is signed, all behind it are, as long as signatures are wanted. Returns whether one was. */
  private boolean signature(Checkpoint checkpoint, Checkpoints.Found read, boolean before) {
    if (read.signature() == null) {
      if (before && signed) say.accept(LedgerCheck.Kind.MISSING, "The signature of checkpoint " + checkpoint.number() + " is missing beside " + read.file() + ".");
      return before;
    }
    var wrong = judge == null ? null : judge.wrong(read.text(), read.signature());
    if (wrong != null) say.accept(LedgerCheck.Kind.CHANGED, "The signature of checkpoint " + checkpoint.number() + ", beside " + read.file() + ": " + wrong);
    return true;
  }

  private void chained(List<Checkpoint> checkpoints, Checkpoints place) {
    var previous = Checkpoint.START;
    long number = 0;
    for (var checkpoint : checkpoints) {
      if (checkpoint.number() != number + 1) {
        say.accept(LedgerCheck.Kind.MISSING, "Checkpoints " + (number + 1) + " to " + (checkpoint.number() - 1) + " are missing in " + place.folder() + ".");
      } else if (!checkpoint.previous().equals(previous)) {
        say.accept(LedgerCheck.Kind.CHANGED, "Checkpoint " + checkpoint.number() + " in " + place.folder() + " does not follow the one before it.");
      }
      previous = checkpoint.hash();
      number = checkpoint.number();
    }
  }

  /** What a restore lost is not what counts: the ones after it are. */
  private static TreeMap<Long, Exported> current(Map<Long, Exported> all) {
    TreeMap<Long, Exported> current = new TreeMap<>(all);
    for (var later : all.values()) {
      if (later.checkpoint().restored() == null) continue;
      current.replaceAll((number, e) -> number > later.checkpoint().restored() && number < later.checkpoint().number() ? new Exported(e.checkpoint(), e.file(), false) : e);
    }
    return current;
  }
}
