package vn.trinhky.workflow.internal.identity;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The password of a new login: a known one in demo and test, else one that nobody knows. */
@Component
class InitialPassword {

  static final String DEMO = "trinhky";

  private final SecureRandom random = new SecureRandom();
  private final boolean demo;

  InitialPassword(Environment environment) {
    this.demo = environment.acceptsProfiles(Profiles.of("demo | test"));
  }

  /** Whether everybody's password is known. */
  boolean isDemo() {
    return demo;
  }

  String next() {
    if (demo) {
      return DEMO;
    }
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
