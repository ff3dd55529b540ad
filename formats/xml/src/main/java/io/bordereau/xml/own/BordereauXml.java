package io.bordereau.xml.own;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Counts;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Group;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Slot;
import io.bordereau.mapping.Trace;
import io.bordereau.mapping.Tree;
import io.bordereau.mapping.Written;
import io.bordereau.xml.Namespaces;
import io.bordereau.xml.XmlFault;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The internal format as XML: elements are the component names of the canonical records; lists repeat their element. */
public final class BordereauXml implements Format {
  private static final String URI = "urn:bordereau:document:1";
  private static final Namespaces NAMES = names();

  /** The format. */
  public static final Format INSTANCE = new BordereauXml();

  private final XmlReader reader = new XmlReader(NAMES, id -> false, Set.of("schemaLocation"));
  private final XmlWriter writer = new XmlWriter(NAMES, Set.of(), true);

  private BordereauXml() {}

  private static Namespaces names() {
    var names = new Namespaces();
    for (var kind : Kinds.ALL) names.root(Kinds.word(kind), URI);
    return names;
  }

  @Override
  public String id() {
    return "bordereau-xml";
  }

  @Override
  public String name() {
    return "Bordereau XML";
  }

  @Override
  public String family() {
    return "bordereau";
  }

  @Override
  public List<Class<?>> documents() {
    return Kinds.ALL;
  }

  @Override
  public int detect(byte[] bytes) {
    return XmlReader.head(bytes).contains(URI) ? 95 : 0;
  }

  @Override
  public List<Mapping<?>> mappings() {
    return List.of();
  }

  @Override
  public List<? extends Read<?>> read(byte[] bytes, Context context) {
    try {
      var tree = reader.read(bytes, new Tree(NAMES.names().child()));
      var type = Kinds.of(tree.name(0));
      if (type == null) return List.of(Read.refused(List.of(Faults.unknownDocument(tree.name(0)))));
      return List.of(new Reading(tree).document(type));
    } catch (XmlFault e) {
      return List.of(Read.refused(List.of(e.finding())));
    }
  }

  @Override
  public Written write(Object document, Residue rest, Context context) {
    var tree = new Tree(NAMES.names().child());
    int root = tree.add(Tree.NONE, tree.names().id(Kinds.word(document.getClass())));
    members(tree, root, Group.of(document.getClass()), document);
    if (!rest.isEmpty()) rest(tree, root, rest);
    return new Written(writer.write(tree, null), List.of(), List.of(), Trace.NONE);
  }

  private static int add(Tree tree, int above, String name) {
    return tree.add(above, tree.names().id(name));
  }

  private static void members(Tree tree, int node, Group group, Object record) {
    for (var s : group.slots()) {
      var v = s.get(record);
      if (v == null) continue;
      var all = v instanceof List<?> list ? list : List.of(v);
      for (var each : all) {
        int n = add(tree, node, s.name());
        if (s.kind() == Slot.Kind.GROUP || s.kind() == Slot.Kind.GROUPS) members(tree, n, s.group(), each);
        else tree.text(n, Texts.print(each));
      }
    }
  }

  private static void rest(Tree tree, int root, Residue rest) {
    int r = add(tree, root, "rest");
    tree.text(add(tree, r, "@family"), rest.family());
    for (var e : rest.entries()) {
      int n = add(tree, r, "entry");
      tree.text(add(tree, n, "@anchor"), e.anchor());
      tree.text(add(tree, n, "@path"), e.path());
      tree.text(add(tree, n, "@kind"), e.kind().name().toLowerCase(Locale.ROOT));
      subtree(tree, n, e.subtree());
    }
  }

  private static void subtree(Tree tree, int node, Residue.Subtree s) {
    tree.text(add(tree, node, "@name"), s.name());
    if (s.value() != null) tree.text(add(tree, node, "@value"), s.value());
    for (var c : s.children()) subtree(tree, add(tree, node, "child"), c);
  }

  /** Reads one tree. */
  private static final class Reading {
    private final Tree tree;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Trace.Step> steps = new ArrayList<>();
    private Residue rest = Residue.NONE;
    private int mapped;
    private int lost;

    Reading(Tree tree) {
      this.tree = tree;
    }

    Read<?> document(Class<?> type) {
      var record = group(0, Group.of(type), "");
      return new Read<>(Optional.of(record), rest, findings, new Counts(mapped + lost, mapped, 0, 0, lost), () -> List.copyOf(steps));
    }

    private Object group(int node, Group group, String path) {
      var slots = group.slots();
      var values = new Object[slots.size()];
      for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
        var name = tree.name(c);
        var slot = group.find(name);
        if (slot == null) {
          if (node == 0 && name.equals("rest")) rest = residue(c);
          else if (!name.startsWith("@")) unknown(c, path, group);
          continue;
        }
        int i = slots.indexOf(slot);
        var at = path.isEmpty() ? name : path + "." + name;
        if (slot.kind() == Slot.Kind.VALUES || slot.kind() == Slot.Kind.GROUPS) {
          var list = list(values, i);
          var v = member(c, slot, at + "[" + (list.size() + 1) + "]");
          if (v != null) list.add(v);
        } else if (values[i] == null) {
          values[i] = member(c, slot, at);
        } else {
          lost++;
          findings.add(Faults.wrongKind(at, slot, "given twice", "one"));
        }
      }
      return group.build(values);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object[] values, int i) {
      if (values[i] == null) values[i] = new ArrayList<>();
      return (List<Object>) values[i];
    }

    private Object member(int node, Slot slot, String at) {
      if (slot.kind() == Slot.Kind.GROUP || slot.kind() == Slot.Kind.GROUPS) return group(node, slot.group(), at);
      if (tree.length(node) == 0) return null;
      var text = tree.text(node);
      try {
        var v = Texts.parse(slot.type(), text);
        mapped++;
        steps.add(new Trace.Step(at, slot.term(), tree.path(node), text));
        return v;
      } catch (IllegalArgumentException e) {
        lost++;
        findings.add(Faults.badValue(at, slot, text, e.getMessage()));
        return null;
      }
    }

    private void unknown(int node, String path, Group group) {
      findings.add(Faults.unknown(path.isEmpty() ? tree.name(node) : path + "." + tree.name(node), group, tree.name(node)));
      for (int n = node; n < tree.size() && (n == node || below(n, node)); n++)
        if (tree.length(n) > 0) {
          lost++;
          findings.add(Faults.unread(tree.path(n), tree.text(n)));
        }
    }

    private boolean below(int node, int above) {
      for (int p = tree.parent(node); p != Tree.NONE; p = tree.parent(p)) if (p == above) return true;
      return false;
    }

    private Residue residue(int node) {
      var entries = new ArrayList<Residue.Entry>();
      for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
        if (!tree.name(c).equals("entry")) continue;
        var kind = Residue.Kind.PUT;
        for (var k : Residue.Kind.values()) if (k.name().equalsIgnoreCase(attribute(c, "@kind"))) kind = k;
        entries.add(new Residue.Entry(text(c, "@anchor"), text(c, "@path"), kind, subtree(c)));
      }
      return new Residue(text(node, "@family"), entries);
    }

    private Residue.Subtree subtree(int node) {
      var children = new ArrayList<Residue.Subtree>();
      for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) if (tree.name(c).equals("child")) children.add(subtree(c));
      return new Residue.Subtree(text(node, "@name"), attribute(node, "@value"), children);
    }

    private String text(int node, String name) {
      var v = attribute(node, name);
      return v == null ? "" : v;
    }

    private String attribute(int node, String name) {
      int id = tree.names().find(name);
      int c = id < 0 ? Tree.NONE : tree.child(node, id);
      return c == Tree.NONE ? null : tree.text(c);
    }
  }
}
