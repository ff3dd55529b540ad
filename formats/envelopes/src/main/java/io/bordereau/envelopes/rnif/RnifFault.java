package io.bordereau.envelopes.rnif;

/** What can be wrong with a message (RNIF 2.0, GlobalMessageExceptionCode). */
public enum RnifFault {
  UNP_MESG_GENERR("UNP.MESG.GENERR", "Message"),
  UNP_MESG_SIGNERR("UNP.MESG.SIGNERR", "Message"),
  UNP_MESG_SEQERR("UNP.MESG.SEQERR", "Message"),
  UNP_MESG_RESPTYPERR("UNP.MESG.RESPTYPERR", "Message"),
  UNP_MESG_DCRYPTERR("UNP.MESG.DCRYPTERR", "Message"),
  UNP_PRMB_READERR("UNP.PRMB.READERR", "Preamble"),
  UNP_PRMB_VALERR("UNP.PRMB.VALERR", "Preamble"),
  UNP_DHDR_READERR("UNP.DHDR.READERR", "DeliveryHeader"),
  UNP_DHDR_VALERR("UNP.DHDR.VALERR", "DeliveryHeader"),
  UNP_SHDR_READERR("UNP.SHDR.READERR", "ServiceHeader"),
  UNP_SHDR_VALERR("UNP.SHDR.VALERR", "ServiceHeader"),
  UNP_SHDR_MNFSTERR("UNP.SHDR.MNFSTERR", "ServiceHeader"),
  UNP_SCON_READERR("UNP.SCON.READERR", "ServiceContent"),
  UNP_SCON_VALERR("UNP.SCON.VALERR", "ServiceContent"),
  PKG_MESG_GENERR("PKG.MESG.GENERR", "Message"),
  PRF_ACTN_GENERR("PRF.ACTN.GENERR", "ServiceContent"),
  PRF_DICT_VALERR("PRF.DICT.VALERR", "ServiceContent");

  private final String code;
  private final String component;

  RnifFault(String code, String component) {
    this.code = code;
    this.component = component;
  }

  /** As it stands in an Exception. */
  public String code() {
    return code;
  }

  /** The part of the message that it is about. */
  public String component() {
    return component;
  }
}
