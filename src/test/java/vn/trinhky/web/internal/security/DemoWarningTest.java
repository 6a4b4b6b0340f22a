package vn.trinhky.web.internal.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.mock.env.MockEnvironment;

class DemoWarningTest {

  @Test
  void lets_a_demo_listen_on_this_machine() {
    assertThatCode(() -> start("127.0.0.1", new MockEnvironment())).doesNotThrowAnyException();
  }

  @Test
  void keeps_a_demo_from_the_network() {
    assertThatThrownBy(() -> start("0.0.0.0", new MockEnvironment()))
        .hasMessageContaining("SERVER_ADDRESS");
    assertThatThrownBy(() -> start(null, new MockEnvironment()))
        .hasMessageContaining("SERVER_ADDRESS");
  }

  @Test
  void opens_a_demo_to_the_network_when_that_is_said_aloud() {
    assertThatCode(
            () -> start("0.0.0.0", new MockEnvironment().withProperty("SERVER_ADDRESS", "0.0.0.0")))
        .doesNotThrowAnyException();
  }

  private static void start(@Nullable String address, MockEnvironment environment)
      throws Exception {
    ServerProperties server = new ServerProperties();
    server.setAddress(address == null ? null : InetAddress.getByName(address));
    new DemoWarning(server, environment).customize(new TomcatServletWebServerFactory());
  }
}
