package vn.trinhky.notification;

import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.trinhky.notification.Kind.Delivery;
import vn.trinhky.organisation.Actor;

/** How each person wants to hear of things by e-mail. Everybody sees and changes his own only. */
public interface Preferences {

  /** What counts for the person now. */
  Preference of(Actor actor);

  /**
   * Replaces what the person wants, and answers what counts now. The address of the registry counts
   * on as long as no other is given.
   *
   * @throws vn.trinhky.problem.Refusal 422 {@code invalid-email}; 409 {@code changed-meanwhile}
   */
  Preference save(Preference wanted, Actor actor);

  /**
   * What a person wants.
   *
   * @param email address, or null for no e-mail at all
   * @param deliveries when each kind is sent; what is missing is sent as {@link Kind#standard}
   * @param digestAt when the digest of a working day is made, in whole minutes of local time
   */
  record Preference(@Nullable String email, Map<Kind, Delivery> deliveries, LocalTime digestAt) {

    /** When digests are made for whoever has not said anything else. */
    public static final LocalTime USUAL_TIME = LocalTime.of(7, 30);

    public Preference {
      Map<Kind, Delivery> all = new EnumMap<>(Kind.class);
      for (Kind kind : Kind.values()) {
        all.put(kind, deliveries.getOrDefault(kind, kind.standard()));
      }
      deliveries = Map.copyOf(all);
    }

    /** When this kind is sent to the person; never without an address. */
    public Delivery of(Kind kind) {
      return email == null ? Delivery.NEVER : deliveries.getOrDefault(kind, kind.standard());
    }

    /** Whether anything goes into a digest. */
    public boolean hasDigest() {
      return email != null && deliveries.containsValue(Delivery.DAILY);
    }
  }
}
