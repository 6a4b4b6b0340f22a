package vn.trinhky.web.internal.api;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;
import vn.trinhky.register.OutgoingRegister.RegisterQuery;

/**
 * Who reads which register: the office and the committee's people read all of their locality,
 * everybody else his own agency's; only the issuing agency's clerk voids a number.
 */
@Component
public class RegisterDoor {

  private final OutgoingRegister register;
  private final Organisation organisation;

  RegisterDoor(OutgoingRegister register, Organisation organisation) {
    this.register = register;
    this.organisation = organisation;
  }

  /** The query, narrowed to what the person may read. */
  public RegisterQuery visible(
      Actor actor,
      @Nullable String locality,
      @Nullable String issuer,
      @Nullable Integer year,
      @Nullable String type,
      @Nullable String text,
      boolean voidOnly,
      int offset,
      int limit) {
    String code =
        locality == null ? actor.localities().stream().sorted().findFirst().orElse("") : locality;
    if (!actor.localities().contains(code)) {
      throw refused();
    }
    Locality home = organisation.locality(code);
    boolean all = actor.worksAt(code, home.office()) || actor.worksAt(code, home.committee());
    String own =
        organisation
            .officer(actor.user())
            .map(officer -> officer.agency())
            .orElseThrow(RegisterDoor::refused);
    if (!all && issuer != null && !issuer.equals(own)) {
      throw refused();
    }
    return new RegisterQuery(code, all ? issuer : own, year, type, text, voidOnly, offset, limit);
  }

  /** The entry, for a clerk of the issuing agency. */
  public void requireClerk(String entryId, Actor actor) {
    RegisterEntry entry =
        register
            .find(entryId)
            .orElseThrow(
                () -> Refusal.notFound("unknown-entry", "Không tìm thấy dòng này trong sổ."));
    if (!actor.isIn(Group.CLERK, entry.locality(), entry.agency())) {
      throw Refusal.forbidden(
          "not-clerk", "Chỉ văn thư của cơ quan ban hành mới hủy được số văn bản.");
    }
  }

  private static Refusal refused() {
    return Refusal.forbidden(
        "not-your-register",
        "Anh chị chỉ xem được sổ văn bản đi của cơ quan mình. Hãy bỏ bộ lọc cơ quan rồi thử lại.");
  }
}
