package io.bordereau.edi;

import java.nio.charset.StandardCharsets;

/** Interchanges written for the tests. */
final class Samples {
  static final String ISA = "ISA*00*          *00*          *ZZ*NORTHWIND      *01*007000007      *261122*0930*U*00401*000000042*0*T*>~\n";

  /** An invoice of two lines with a line charge, sales tax and a summary allowance. */
  static final String INVOICE =
      """
      ST*810*0001~
      BIG*20261120*INV-1001*20261101*PO-77***DI~
      NTE*GEN*Thank you for your order~
      CUR*SE*USD~
      REF*DP*0042~
      PER*AR*Dana Reyes*TE*+1 555 0100*EM*dana@northwind.example~
      N1*SE*Northwind Parts Inc*1*007000007~
      N3*12 Mill Road*Suite 4~
      N4*Albany*NY*12207*US~
      REF*TJ*14-7654321~
      N1*BT*Harbor Stores*92*4711~
      N1*ST*Harbor Store 12*92*0012~
      N3*1 Quay Street~
      N4*Boston*MA*02110*US~
      ITD*01*3*2*20261130*10*20261220*30*2500~
      DTM*011*20261119~
      FOB*PP~
      IT1*1*10*EA*100**VP*A-1*UP*012345678905~
      TXI*ST*62.5*6.25*VD*MA~
      PID*F****Bracket, steel~
      SAC*C*D240***1250********Freight~
      IT1*2*2.5*LB*100**VP*B-2~
      PID*F****Rivets~
      TDS*132500~
      TXI*ST*62.5*6.25~
      SAC*A*C310***250********Loyal customer~
      CTT*2~
      SE*28*0001~
      """;

  static String interchange(String... sets) {
    return ISA + "GS*IN*NORTHWIND*007000007*20261122*0930*7*X*004010~\n" + String.join("",
        sets) + "GE*" + sets.length + "*7~\nIEA*1*000000042~\n";
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What most partners agree on: a TA1 or CONTRL when asked for or refused, a full 997 for each group. */
  static final Answering USUAL =
      new Answering(Answering.When.ASKED_OR_REFUSED, Answering.Groups.ACK_997, Answering.When.ALWAYS, false, Answering.REFUSING);

  private Samples() {}
}
