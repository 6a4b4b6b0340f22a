package vn.trinhky.workflow.internal.identity;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.CatalogueImported;

/**
 * Follows every import of a catalogue, in its transaction: registry and logins change together or
 * not at all. Also when nothing changed, so that what somebody bent in the engine is straight again
 * after a start.
 */
@Component
class CatalogueSync {

  private final IdentitySync sync;

  CatalogueSync(IdentitySync sync) {
    this.sync = sync;
  }

  @EventListener
  void on(CatalogueImported imported) {
    sync.synchronise(imported.locality());
  }
}
