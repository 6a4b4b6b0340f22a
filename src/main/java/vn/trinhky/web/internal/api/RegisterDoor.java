package vn.trinhky.web.internal.api;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.OutgoingRegister.RegisterQuery;

/**
 * Who reads which register: the office and the committee's people read all of their locality,
 * everybody else his own agency's.
 */
@Component
public class RegisterDoor {

  private final Organisation organisation;

  RegisterDoor(Organisation organisation) {
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

  private static Refusal refused() {
    return Refusal.forbidden(
        "not-your-register",
        "Anh chị chỉ xem được sổ văn bản đi của cơ quan mình. Hãy bỏ bộ lọc cơ quan rồi thử lại.");
  }
}
