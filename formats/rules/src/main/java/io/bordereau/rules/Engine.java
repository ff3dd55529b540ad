package io.bordereau.rules;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
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
      throw new XPathException("no resource is fetched: " + request.uri);
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

  /** Compiles a style sheet of the class path, which includes nothing; see {@link LeanSheet} for what careful means. */
  static XsltExecutable compile(String resource, boolean careful) {
    XsltCompiler compiler = SAXON.newXsltCompiler();
    compiler.setErrorReporter(error -> { });
    try (InputStream in = Engine.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no style sheet " + resource + " on the class path");
      }
      return compiler.compile(new SAXSource(LeanSheet.of(resource, careful), new InputSource(in)));
    } catch (SaxonApiException | SAXException | IOException e) {
      throw new IllegalStateException("the style sheet " + resource + " does not compile", e);
    }
  }
}
