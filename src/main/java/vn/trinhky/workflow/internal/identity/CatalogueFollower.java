package vn.trinhky.workflow.internal.identity;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.CatalogueImported;

/** Brings the engine's users and groups in line whenever a catalogue was imported. */
@Component
class CatalogueFollower {

  private final IdentitySync identity;

  CatalogueFollower(IdentitySync identity) {
    this.identity = identity;
  }

  @EventListener
  void follow(CatalogueImported imported) {
    identity.synchronise(imported.locality());
  }
}
