package io.bordereau.rules;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.transform.sax.SAXSource;
import net.sf.saxon.Configuration;
import net.sf.saxon.lib.EnvironmentVariableResolver;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.trans.XPathException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Saxon, created by name and locked: no protocol may be fetched, no Java be called, no environment be read. Safe for many threads. */
final class Engine {
  private static final String SCHEME = "classpath:";
  private static final String ROOT = "/";

  /** The tables that style sheets of the class path look codes up in, as the layers declare them; nothing else is read. */
  private static final Set<String> LOOKED_UP = ConcurrentHashMap.newKeySet();

  private static final Processor SAXON = locked();

  private Engine() {}

  private static Processor locked() {
    Processor saxon = new Processor(false);
    saxon.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
    saxon.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
    saxon.setConfigurationProperty(Feature.DISABLE_XSL_EVALUATE, true);
    saxon.setConfigurationProperty(Feature.DTD_VALIDATION, false);
    saxon.setConfigurationProperty(Feature.ENVIRONMENT_VARIABLE_RESOLVER, new NoEnvironment());
    Configuration inner = saxon.getUnderlyingConfiguration();
    inner.setResourceResolver(request -> {
      if (!LOOKED_UP.contains(request.uri)) throw new XPathException("no resource is fetched: " + request.uri);
      return lookup(request.uri);
    });
    inner.setUnparsedTextURIResolver((uri, encoding, config) -> {
      throw new XPathException("no text is fetched: " + uri);
    });
    inner.setCollectionFinder((context, uri) -> {
      throw new XPathException("no collection is fetched: " + uri);
    });
    return saxon;
  }

  /** Answers that there are no environment variables. */
  private static final class NoEnvironment implements EnvironmentVariableResolver {
    @Override
    public Set<String> getAvailableEnvironmentVariables() {
      return Set.of();
    }

    @Override
    public String getEnvironmentVariable(String name) {
      return null;
    }
  }

  /** Where a document's events go to become a tree. */
  static BuildingContentHandler builder() {
    try {
      return SAXON.newDocumentBuilder().newBuildingContentHandler();
    } catch (SaxonApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SAXSource lookup(String uri) {
    InputSource table = new InputSource(Engine.class.getResourceAsStream(ROOT + uri.substring(SCHEME.length())));
    table.setSystemId(uri);
    return new SAXSource(SecureParser.reader(), table);
  }

  /**
   * Compiles the style sheet of a layer, which stands last among its resources on the class path and includes nothing; the resources before it are tables that it
   * looks codes up in. See {@link LeanSheet} for what careful means.
   */
  static XsltExecutable compile(Layer layer, boolean careful) {
    String resource = layer.resources().getLast();
    layer.resources().subList(0, layer.resources().size() - 1).forEach(table -> LOOKED_UP.add(SCHEME + table.substring(ROOT.length())));
    XsltCompiler compiler = SAXON.newXsltCompiler();
    compiler.setErrorReporter(error -> { });
    try (InputStream in = Engine.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no style sheet " + resource + " on the class path");
      }
      InputSource sheet = new InputSource(in);
      sheet.setSystemId(SCHEME + resource.substring(ROOT.length()));
      return compiler.compile(new SAXSource(LeanSheet.of(resource, careful), sheet));
    } catch (SaxonApiException | SAXException | IOException e) {
      throw new IllegalStateException("the style sheet " + resource + " does not compile", e);
    }
  }
}
