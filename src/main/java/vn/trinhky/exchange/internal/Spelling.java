package vn.trinhky.exchange.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.trinhky.exchange.EdxmlDialect;

/**
 * How a dialect names and arranges what all of them say. Names are those of QCVN 102 unless a
 * dialect has another; the reader knows every name of every dialect.
 *
 * @param prefix of the elements of the envelope, with its colon; empty for the default namespace
 * @param others names of this dialect by the names of QCVN 102
 */
record Spelling(String namespace, String prefix, Map<String, String> others) {

  static final String QCVN_NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
  static final String BKAV_NAMESPACE = "http://www.e-doc.vn/Schema/";
  static final String FLAT_NAMESPACE = "http://www.go.vn/eDoc";
  static final String XLINK = "http://www.w3.org/1999/xlink";

  private static final Map<String, String> BKAV_NAMES =
      Map.of(
          "Bussiness", "Business",
          "BussinessDocType", "BusinessDocType",
          "BussinessDocReason", "BusinessDocReason",
          "BussinessDocumentInfo", "BusinessDocumentInfo",
          "OrganizationInCharge", "OrganInCharge",
          "edXMLManifest", "Manifest");

  private static final Map<EdxmlDialect, Spelling> SPELLINGS =
      Map.of(
          EdxmlDialect.QCVN, new Spelling(QCVN_NAMESPACE, "edXML:", Map.of()),
          EdxmlDialect.BKAV, new Spelling(QCVN_NAMESPACE, "edXML:", BKAV_NAMES),
          EdxmlDialect.FLAT, new Spelling(FLAT_NAMESPACE, "", Map.of()));

  static Spelling of(EdxmlDialect dialect) {
    return SPELLINGS.get(dialect);
  }

  /** The name of an element in this dialect. */
  String name(String standard) {
    return prefix + others.getOrDefault(standard, standard);
  }

  /** Which dialect a message is in; {@code null} when its namespace is none of edXML. */
  static @Nullable EdxmlDialect of(Element root) {
    return switch (root.namespace()) {
      case QCVN_NAMESPACE ->
          root.mentions(List.copyOf(BKAV_NAMES.values())) ? EdxmlDialect.BKAV : EdxmlDialect.QCVN;
      case BKAV_NAMESPACE -> EdxmlDialect.BKAV;
      case FLAT_NAMESPACE -> EdxmlDialect.FLAT;
      default -> null;
    };
  }
}
