package vn.trinhky.web.internal.api;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.document.DraftJson;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.DraftCopies;
import vn.trinhky.plan.DraftCopies.DraftingDesk;
import vn.trinhky.plan.DraftCopies.Kept;

/** What an open drafting page holds and nobody has saved yet. */
@RestController
@RequestMapping("/api/plans/{id}/draft/copies")
class DraftCopyController {

  private final DraftCopies copies;
  private final DossierDoor door;

  DraftCopyController(DraftCopies copies, DossierDoor door) {
    this.copies = copies;
    this.door = door;
  }

  @GetMapping
  DraftingDesk desk(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return copies.of(id, actor);
  }

  @GetMapping(path = "/{tab}", produces = "application/json")
  ResponseEntity<String> content(@PathVariable String id, @PathVariable String tab, Actor actor) {
    door.openFully(id, actor);
    return ResponseEntity.ok(DraftJson.write(copies.content(id, tab, actor)));
  }

  @PutMapping(path = "/{tab}", consumes = "application/json")
  Kept keep(
      @PathVariable String id,
      @PathVariable String tab,
      @RequestParam int version,
      @RequestBody String json,
      Actor actor) {
    door.openFully(id, actor);
    return copies.keep(id, tab, version, DraftJson.read(json), actor);
  }

  @DeleteMapping("/{tab}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(@PathVariable String id, @PathVariable String tab, Actor actor) {
    door.openFully(id, actor);
    copies.forget(id, tab, actor);
  }
}
