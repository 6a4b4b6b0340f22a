package vn.trinhky.importing.internal;

import java.util.Optional;
import vn.trinhky.importing.ImportContext;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.Organisation;

/** What printed names mean in the catalogue of the locality that a file is read for. */
record Names(Organisation organisation, ImportContext context) {

  /** Kind of the agency that the name means. */
  Optional<AgencyKind> kind(String printed) {
    return organisation.resolve(context.locality(), printed, context.on()).map(Agency::kind);
  }

  /** The name in the catalogue of the bodies that a collective name means. */
  Optional<String> collective(String printed) {
    return organisation
        .collective(context.locality(), printed, context.on())
        .map(Organisation.CollectiveName::name);
  }

  /** Whether the name means an agency or several. */
  boolean isKnown(String printed) {
    return kind(printed).isPresent() || collective(printed).isPresent();
  }
}
