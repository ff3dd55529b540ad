package io.bordereau.rules;

import java.io.InputStream;
import java.io.Reader;
import org.w3c.dom.ls.LSInput;

/** A resource of the class path as DOM load-and-save input, which is what a schema's imports are asked for. Read-only. */
record ClassPathInput(String systemId, InputStream stream) implements LSInput {
  @Override
  public InputStream getByteStream() {
    return stream;
  }

  @Override
  public String getSystemId() {
    return systemId;
  }

  @Override
  public Reader getCharacterStream() {
    return null;
  }

  @Override
  public String getStringData() {
    return null;
  }

  @Override
  public String getPublicId() {
    return null;
  }

  @Override
  public String getBaseURI() {
    return null;
  }

  @Override
  public String getEncoding() {
    return null;
  }

  @Override
  public boolean getCertifiedText() {
    return false;
  }

  @Override
  public void setByteStream(InputStream other) {}

  @Override
  public void setSystemId(String other) {}

  @Override
  public void setCharacterStream(Reader other) {}

  @Override
  public void setStringData(String other) {}

  @Override
  public void setPublicId(String other) {}

  @Override
  public void setBaseURI(String other) {}

  @Override
  public void setEncoding(String other) {}

  @Override
  public void setCertifiedText(boolean other) {}
}
