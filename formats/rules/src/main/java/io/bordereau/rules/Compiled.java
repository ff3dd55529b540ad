package io.bordereau.rules;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.xml.validation.Schema;
import net.sf.saxon.s9api.XsltExecutable;

/**
 * The layers compiled so far. Each is compiled once, on threads of its own that end no program's life and keep none alive; whoever needs it
 * waits for it.
 */
final class Compiled {
  private static final Executor THREADS = Executors.newFixedThreadPool(
      Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4), work -> {
        Thread thread = new Thread(work, "rules-compile");
        thread.setDaemon(true);
        return thread;
      });

  private final Map<Layer, CompletableFuture<Schema>> schemas = new ConcurrentHashMap<>();
  private final Map<Layer, CompletableFuture<XsltExecutable>> sheets = new ConcurrentHashMap<>();
  private final Map<Layer, CompletableFuture<XsltExecutable>> carefulSheets = new ConcurrentHashMap<>();

  /** Starts what has not been started. */
  CompletableFuture<?> start(Layer layer) {
    return switch (layer.kind()) {
      case SCHEMA -> once(schemas, layer, Schemas::compile);
      case SCHEMATRON -> once(sheets, layer, l -> Engine.compile(l, false));
    };
  }

  Schema schema(Layer layer) {
    return once(schemas, layer, Schemas::compile).join();
  }

  XsltExecutable sheet(Layer layer) {
    return once(sheets, layer, l -> Engine.compile(l, false)).join();
  }

  /** The sheet in which an assertion that stops on a value stops no other: compiled when the first document needs it. */
  XsltExecutable carefulSheet(Layer layer) {
    return once(carefulSheets, layer, l -> Engine.compile(l, true)).join();
  }

  private static <T> CompletableFuture<T> once(Map<Layer, CompletableFuture<T>> all, Layer layer, Function<Layer, T> compile) {
    CompletableFuture<T> known = all.get(layer);
    return known != null ? known
        : all.computeIfAbsent(layer, l -> CompletableFuture.supplyAsync(() -> compile.apply(l), THREADS));
  }
}
