package io.bordereau.routes.rest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One row of the table of what the operator's door offers. Routes, access, the OpenAPI description and the page are interpreters of it.
 *
 * @param id the id of its route
 * @param method GET or POST
 * @param path its path; what stands in braces is a parameter
 * @param tenancy how it keeps companies apart
 * @param roles who may ask, an administrator always; none for whoever comes
 * @param bean the bean that answers
 * @param call its method
 * @param what it does, for people
 * @param query the parameters of its query
 * @param headers the headers that it reads
 * @param body what it takes
 * @param takes the shape of its JSON body; null when it takes something else
 * @param answers the shape of its answer, a record or a list; null for what is no JSON
 * @param type the media type of its answer
 * @param statuses what each status means
 */
public record Endpoint(
    String id, Method method, String path, Tenancy tenancy, Set<Role> roles, String bean, String call, String what, List<Parameter> query, List<Parameter> headers,
    Body body, Class<?> takes, Class<?> answers, String type, Map<Integer, String> statuses) {
  private static final Set<String> PLAIN = Set.of("the answer", "done");
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

  public Endpoint {
    roles = Set.copyOf(roles);
    query = List.copyOf(query);
    headers = List.copyOf(headers);
    statuses = java.util.Collections.unmodifiableMap(new TreeMap<>(statuses));
  }

  /** How an endpoint is asked. */
  public enum Method {
    GET,
    POST
  }

  /** What an endpoint takes. */
  public enum Body {
    /** Nothing. */
    NONE,
    /** A JSON object. */
    JSON,
    /** The bytes of a document, or plain text. */
    BYTES
  }

  /** How an endpoint keeps companies apart. */
  public enum Tenancy {
    /** It tells nothing of any company. */
    NONE("nothing of any company"),
    /** It is about one document: that of another company is answered as one that does not exist. */
    DOCUMENT("the document's company"),
    /** It answers only what belongs to companies of whoever asks. */
    FILTERED("only what belongs to your companies"),
    /** It is about all companies at once: for those alone who may act for all. */
    EVERYWHERE("only for those who may act for all companies");

    /** In words. */
    public final String words;

    Tenancy(String words) {
      this.words = words;
    }
  }

  /**
   * A parameter.
   *
   * @param name its name
   * @param required whether it must be there
   * @param what it means
   */
  public record Parameter(String name, boolean required, String what) {}

  static Endpoint get(String id, String path, Tenancy tenancy, String bean, String call, Class<?> answers, String what) {
    return new Endpoint(id, Method.GET, path, tenancy, Set.of(), bean, call, what, List.of(), List.of(), Body.NONE, null, answers, Json.TYPE, Map.of(200, "the answer"));
  }

  static Endpoint post(String id, String path, Tenancy tenancy, String bean, String call, Class<?> answers, String what) {
    return new Endpoint(id, Method.POST, path, tenancy, Set.of(), bean, call, what, List.of(), List.of(), Body.NONE, null, answers, Json.TYPE, Map.of(200, "done"));
  }

  /** Only for these roles, and administrators. */
  Endpoint by(Role first, Role... more) {
    return new Endpoint(id, method, path, tenancy, EnumSet.of(first, more), bean, call, what, query, headers, body, takes, answers, type, statuses);
  }

  Endpoint query(String name, String meaning) {
    return new Endpoint(id, method, path, tenancy, roles, bean, call, what, plus(query, new Parameter(name, false, meaning)), headers, body, takes, answers, type, statuses);
  }

  Endpoint needs(String name, String meaning) {
    return new Endpoint(id, method, path, tenancy, roles, bean, call, what, plus(query, new Parameter(name, true, meaning)), headers, body, takes, answers, type, statuses);
  }

  Endpoint header(String name, boolean required, String meaning) {
    return new Endpoint(id, method, path, tenancy, roles, bean, call, what, query, plus(headers, new Parameter(name, required, meaning)), body, takes, answers, type, statuses);
  }

  /** Takes the JSON of a record. */
  Endpoint takes(Class<?> shape) {
    return new Endpoint(id, method, path, tenancy, roles, bean, call, what, query, headers, Body.JSON, shape, answers, type, statuses);
  }

  /** Takes bytes. */
  Endpoint takesBytes() {
    return new Endpoint(id, method, path, tenancy, roles, bean, call, what, query, headers, Body.BYTES, null, answers, type, statuses);
  }

  /** Answers something else than JSON. */
  Endpoint type(String media) {
    return new Endpoint(id, method, path, tenancy, roles, bean, call, what, query, headers, body, takes, answers, media, statuses);
  }

  /** One more status that it answers, and what that means. */
  Endpoint status(int status, String meaning) {
    var more = new TreeMap<>(statuses);
    // The first success that is named takes the place of the one that stands there unasked.
    if (status < 300 && PLAIN.contains(more.getOrDefault(200, ""))) more.remove(200);
    more.put(status, meaning);
    return new Endpoint(id, method, path, tenancy, roles, bean, call, what, query, headers, body, takes, answers, type, more);
  }

  private static <T> List<T> plus(List<T> list, T one) {
    var all = new ArrayList<>(list);
    all.add(one);
    return all;
  }

  /** Whether whoever comes is let in, without a token. */
  public boolean open() {
    return roles.isEmpty();
  }

  /** The names of the parameters in its path. */
  public List<String> inPath() {
    return PARAMETER.matcher(path).results().map(m -> m.group(1)).toList();
  }
}
