package vn.trinhky.document.internal;

import vn.trinhky.document.DocumentExporter;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Samples;

/** What our own exporter writes, for tests that read it back or open it elsewhere. */
public final class Exports {

  /** Without the application around it. */
  public static final DocumentExporter EXPORTER = new OfficeExporter();

  private Exports() {}

  /** A sample as it is drafted. */
  public static PlanDocument drafted(String sample) {
    return new PlanDocument(new Samples().load(sample).draft(), NinhHoa.beforeIssue());
  }

  /** The decision of thị xã Ninh Hòa with its plan and appendix, as issued. */
  public static PlanDocument issued() {
    return NinhHoa.issuedDossier();
  }

  /** A plan with two appendices. */
  public static PlanDocument twoAppendices() {
    return NinhHoa.planAlone();
  }
}
